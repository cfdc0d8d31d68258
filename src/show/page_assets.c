/* page_assets.c - web/report.css and web/report.js as they were when the program was built */
#include "show/page_assets.h"

static const char style[] =
#include "report.css.inc"
    ;
static const char script[] =
#include "report.js.inc"
    ;

slice page_style(void) {
    return (slice){style, sizeof style - 1};
}

slice page_script(void) {
    return (slice){script, sizeof script - 1};
}
