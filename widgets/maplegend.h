// SPDX-License-Identifier: GPL-3.0-or-later
// The key to the map's colours and shapes, in its corner. GUI thread; takes no input.
#pragma once

#include "theme.h"

#include <QWidget>

namespace meridian
{

class MapLegend : public QWidget
{
    Q_OBJECT
public:
    explicit MapLegend(QWidget *parent);
    void setTheme(const Theme &theme);
    void setScale(const LagScale &scale);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    struct Line {
        LagClass lag;
        QString text;
    };
    struct Shape {
        Health health;
        QString text;
    };
    QList<Line> lines() const;
    QList<Shape> shapes() const;

    Theme m_theme;
    LagScale m_scale;
};

} // namespace meridian
