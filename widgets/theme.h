// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour, font and size of the window, for dark, light and high contrast, as plain values. GUI thread;
// paintHealthShape() and the fonts also on a worker that paints a QImage. Holds no state: whoever draws is given the
// Theme.
#pragma once

#include "lagclass.h"
#include "snapshot.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QPair>
#include <QPalette>
#include <QPointF>
#include <QRect>

class QApplication;
class QPainter;

namespace meridian
{

/// All colours that text may have keep 4.5:1 on all surfaces (background, panel, card, selection, ocean, land), and 7:1
/// in high contrast; borders and the focus ring keep 3:1 there.
struct Theme {
    bool isDark = true;
    bool isHighContrast = false;

    // surfaces
    QColor background, panel, card, border, selection, ocean, land, coast, graticule;
    // text and lines
    QColor text, dimText, accent, focus, info, healthy, warning, critical, maintenance, unknown;
    // filled controls and tinted boxes; text on them is `onFill` and `text`
    QColor accentFill, dangerFill, onFill, infoTint, healthyTint, warningTint, criticalTint;
    QList<QColor> series; ///< lines of a chart, in this order; told apart with colour-vision deficiencies, too

    int spacing = 8; ///< logical pixels between related things; 2x between groups
    int radius = 6;  ///< corners of cards and buttons
    int controlHeight = 30;
    int line = 1; ///< width of borders

    static Theme dark();
    static Theme light();
    static Theme highContrast(); ///< white on black, no tints, strong borders
    static Theme system();       ///< as the desktop's palette is; ask before apply(), which replaces that palette

    QList<QPair<QString, QColor>> colours() const; ///< by name: placeholders of the style sheet, and what tests look at
};

/// Gives the whole program this look: Fusion, palette, font, style sheet. Call again to change it.
void apply(QApplication &app, const Theme &theme);
QPalette palette(const Theme &theme);
QString styleSheet(const Theme &theme); ///< resources/style/meridian.qss with its @placeholders@ filled

/// Inter and JetBrains Mono from the program's own resources, where the desktop has none. Once, before the first font.
void loadFonts();
/// Inter, else the desktop's own sans. `scale` is relative to the ordinary text size.
QFont textFont(qreal scale = 1.0, QFont::Weight weight = QFont::Normal);
/// For numbers, positions and statements: all figures equally wide.
QFont figureFont(qreal scale = 1.0, QFont::Weight weight = QFont::Normal);

QColor healthColour(const Theme &theme, Health health);
QColor lagColour(const Theme &theme, LagClass lag);
QColor severityColour(const Theme &theme, Severity severity);
QColor severityTint(const Theme &theme, Severity severity);

/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// Healthy a disc, degraded a triangle, failed a diamond, maintenance a square, unknown a dashed ring: the shape says
/// what the colour says. `radius` in logical pixels; the shape fits into a circle a little larger than it.
void paintHealthShape(QPainter &painter, const Theme &theme, QPointF centre, qreal radius, Health health);
/// A card's rounded ground with its frame; leaves the painter antialiased, with that pen and brush.
void paintCard(QPainter &painter, const Theme &theme, const QRect &rect, const QColor &frame, const QColor &ground);
/// What is done: ✓ in a circle of 5 logical pixels.
void paintTick(QPainter &painter, QPointF centre, const QColor &colour);

} // namespace meridian
