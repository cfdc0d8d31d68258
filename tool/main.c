/* main.c - the program readout; all but how it takes memory is in tool.c, where tests can call it */
#include "command.h"

#include <sqlite3.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int count, char **arguments) {
#ifdef __GLIBC__
    /* Each report takes and gives back some megabytes. Left to itself the C library gives them to the system each
     * time, and gets them back page by page: a tenth of the time. */
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
#endif
    /* Nobody asks SQLite how much it has allocated; counting it is one lock for the memory of all threads. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return tool_main(count, arguments);
}
