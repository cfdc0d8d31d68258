/* place.c - default paths, by the XDG base directory specification */
#include "place.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "say.h"

/* Terminates the path; false where memory is out. */
static bool whole(buf *path) {
    buf_byte(path, 0);
    if (path->failed)
        say("out of memory");
    return !path->failed;
}

static bool make_folders(char *path) {
    for (char *at = path + 1; *at; at++)
        if (*at == '/') {
            *at = 0;
            bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
            if (!made)
                say("%s: %s", path, strerror(errno));
            *at = '/';
            if (!made)
                return false;
        }
    return true;
}

bool place_record(const char *given, bool make, buf *path) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (given) {
        buf_add(path, slice_of(given));
        return whole(path);
    }
    if (data && data[0] == '/')
        buf_print(path, "%s/readout/record.db", data);
    else if (home && home[0] == '/')
        buf_print(path, "%s/.local/share/readout/record.db", home);
    else {
        say("no place for the record: neither XDG_DATA_HOME nor HOME is set; give it with -d FILE");
        return false;
    }
    return whole(path) && (!make || make_folders(path->at));
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Where the program itself stands, with the slash behind it. */
static bool own_folder(char *out, size_t size) {
    ssize_t got = readlink("/proc/self/exe", out, size - 1);
    if (got <= 0)
        return false;
    while (got > 0 && out[got - 1] != '/')
        got--;
    out[got] = 0;
    return got > 0;
}

bool place_language(const char *given, buf *path) {
    static const char *const beside[] = {"../lang/en", "../../lang/en", "../../../lang/en"};
    char own[4096];
    const char *set = getenv("READOUT_LANG");
    if (given || (set && *set)) {
        buf_add(path, slice_of(given ? given : set));
        return whole(path);
    }
    for (size_t i = 0; own_folder(own, sizeof own) && i < sizeof beside / sizeof *beside; i++) {
        buf_clear(path);
        buf_print(path, "%s%s", own, beside[i]);
        if (!whole(path))
            return false;
        if (is_folder(path->at))
            return true;
    }
    buf_clear(path);
    buf_add(path, slice_of(READOUT_DATA "/lang/en"));
    return whole(path);
}
