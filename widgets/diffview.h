// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a text that change, old and new, as in a unified diff. GUI thread.
#pragma once

#include "linediff.h"
#include "theme.h"

#include <QPlainTextEdit>

namespace meridian
{

class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void setDiff(const QList<DiffLine> &lines);

private:
    void tint();

    Theme m_theme = Theme::dark();
    QList<DiffLine> m_lines;
};

} // namespace meridian
