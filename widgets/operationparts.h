// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of the operation wizard are made of: labels that can be copied from, and a column that scrolls. GUI
// thread.
#pragma once

#include <QFont>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace meridian
{

/// Plain text, wrapped, to be selected with the mouse. `role` may be null.
QLabel *operationLabel(const char *name, const char *role, QWidget *parent);
/// Only where it changes something: a palette makes a label draw anew.
void setLabelColour(QLabel *label, const QColor &colour);
void setLabelWords(QLabel *label, const QString &text); ///< hidden while there are none
/// `body` with a scroll bar when it is higher than there is room, and as high as its wrapped words need.
QScrollArea *scrolled(QWidget *body, const QString &name);

} // namespace meridian
