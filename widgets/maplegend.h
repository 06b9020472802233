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
    void setShapesShown(bool shown);                        ///< a low map has room for the steps of lag alone
    void setScale(const LagScale &scale, double textScale); ///< where the steps lie, and the size of everything
    void retranslate();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    Theme m_theme;
    LagScale m_scale;
    double m_textScale = 1;
    bool m_shapes = true;
};

} // namespace meridian
