// SPDX-License-Identifier: GPL-3.0-or-later
// What a widget that draws itself is to assistive technology: without, it is a nameless box. GUI thread; changes
// neither what the widget does nor what it says.
#pragma once

#include <QAccessible>

namespace meridian
{

/// Before anybody asks for the widget's interface: in its constructor, or right after.
void setAccessRole(QWidget *widget, QAccessible::Role role);

} // namespace meridian
