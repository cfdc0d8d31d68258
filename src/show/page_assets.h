/* page_assets.h - the page's one style and one script, from web/ */
#ifndef SHOW_PAGE_ASSETS_H
#define SHOW_PAGE_ASSETS_H

#include "base/slice.h"

slice page_style(void);
slice page_script(void);

#endif
