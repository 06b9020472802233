// SPDX-License-Identifier: GPL-3.0-or-later
// Which widget a page of the window is: for the window itself, and for the wall.
#pragma once

#include "page.h"

namespace meridian
{

class PageWidget;
class SeriesBook;

/// Without a parent: the caller owns it. The samples are read from `book`, which must outlive it.
PageWidget *makePage(Page page, const SeriesBook &book);

} // namespace meridian
