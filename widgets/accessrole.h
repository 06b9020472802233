// SPDX-License-Identifier: GPL-3.0-or-later
// What a widget is to assistive technology where Qt cannot know: one that draws itself would be a nameless box, and one
// of several buttons a check box whose toggling nobody hears. GUI thread; changes neither look nor behaviour.
#pragma once

#include <QAccessible>

namespace meridian
{

/// Before anybody asks for the widget's interface: in its constructor, or right after. A button's action is a click.
void setAccessRole(QWidget *widget, QAccessible::Role role);

} // namespace meridian
