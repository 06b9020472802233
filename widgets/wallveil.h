// SPDX-License-Identifier: GPL-3.0-or-later
// Lies over a wall's page while no news comes: the picture goes grey and says how old it is. GUI thread.
#pragma once

#include "walltype.h"

#include <QWidget>

namespace meridian
{

class WallVeil : public QWidget
{
    Q_OBJECT
public:
    explicit WallVeil(QWidget *parent);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void setText(const QString &text); ///< empty: it is lifted
    const QString &text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme m_theme = Theme::dark();
    QString m_text;
};

} // namespace meridian
