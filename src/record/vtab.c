/* vtab.c - see vtab.h */
#include "record/vtab.h"

#include <string.h>

int vtab_new(sqlite3 *db, const char *sql, size_t size, sqlite3_vtab **out) {
    int code = sqlite3_declare_vtab(db, sql);
    if (code != SQLITE_OK) return code;
    if (!(*out = sqlite3_malloc64(size))) return SQLITE_NOMEM;
    memset(*out, 0, size);
    return SQLITE_OK;
}

int vtab_connect(sqlite3 *db, const char *sql, void *of, sqlite3_vtab **out) {
    int code = vtab_new(db, sql, sizeof(vtab), out);
    if (code == SQLITE_OK) ((vtab *)*out)->of = of;
    return code;
}

int vtab_disconnect(sqlite3_vtab *v) {
    sqlite3_free(v);
    return SQLITE_OK;
}

int vtab_cursor_new(size_t size, sqlite3_vtab_cursor **out) {
    if (!(*out = sqlite3_malloc64(size))) return SQLITE_NOMEM;
    memset(*out, 0, size);
    return SQLITE_OK;
}

int vtab_by_first(sqlite3_index_info *info, double cost, int rows, int *at) {
    for (int i = 0; i < info->nConstraint; i++) {
        if (!info->aConstraint[i].usable || info->aConstraint[i].iColumn ||
            info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->estimatedCost = cost;
        info->estimatedRows = rows;
        if (at) *at = i;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}
