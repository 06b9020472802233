// SPDX-License-Identifier: GPL-3.0-or-later
// A small rounded button with a mark and a few words: a health and how many, or a lag and how bad. GUI thread.
#pragma once

#include "theme.h"

#include <QAbstractButton>

#include <optional>

namespace meridian
{

class Pill : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Look { Outlined, Tinted }; ///< in the top bar; as the chip of a heading

    explicit Pill(const QString &name, QWidget *parent = nullptr, Look look = Look::Outlined);

    void setTheme(const Theme &theme);
    void setHealth(Health health);     ///< its shape, and its colour for the mark
    void setDot(const QColor &colour); ///< a plain dot instead of a shape; invalid: no mark at all
    void setWords(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void setYielding(); ///< may become narrower than its words, which are then cut

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Look m_look;
    bool m_yields = false;
    Theme m_theme = Theme::dark();
    std::optional<Health> m_health;
    QColor m_dot;
};

} // namespace meridian
