// SPDX-License-Identifier: GPL-3.0-or-later
// The emergency on a wall, in large letters: what, since when, why, what to do; and once it is over, that it is. GUI
// thread; takes no room while there is none.
#pragma once

#include "emergency.h"
#include "walltype.h"

#include <QWidget>

namespace meridian
{

class WallBanner : public QWidget
{
    Q_OBJECT
public:
    explicit WallBanner(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setType(const WallType &type);
    /// Nothing: it hides. `overSince`: it is over, and stays to be read.
    void setEmergency(const std::optional<Emergency> &emergency, std::optional<Instant> overSince, Instant now);
    QString text() const; ///< all of it, a line each

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString when() const;

    Theme m_theme = Theme::dark();
    WallType m_type;
    std::optional<Emergency> m_emergency;
    std::optional<Instant> m_overSince;
    Instant m_now;
};

} // namespace meridian
