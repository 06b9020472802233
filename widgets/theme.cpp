// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPolygonF>
#include <QStyleFactory>
#include <QStyleHints>

#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QAccessibilityHints>
#endif

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr qreal kTextPoints = 9.75; // 13 px at 96 dpi

QFont sized(QFont font, qreal scale, QFont::Weight weight)
{
    font.setPointSizeF(kTextPoints * scale);
    font.setWeight(weight);
    return font;
}

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QPolygonF regularPolygon(QPointF centre, qreal radius, int corners, qreal firstAngle)
{
    QPolygonF out;
    for (int i = 0; i < corners; ++i) {
        const qreal angle = firstAngle + 2 * M_PI * i / corners;
        out << centre + radius * QPointF(std::cos(angle), std::sin(angle));
    }
    return out;
}

} // namespace

Theme Theme::dark()
{
    Theme t;
    t.isDark = true;
    t.background = 0x0f141b, t.panel = 0x151c25, t.card = 0x1a232e, t.border = 0x26323f, t.selection = 0x1c2b3a;
    t.ocean = 0x0c1118, t.land = 0x1d2935, t.coast = 0x2b3a49, t.graticule = 0x131b24;
    t.text = 0xe6edf3, t.dimText = 0x8b98a7, t.accent = 0x7cc4ff, t.focus = 0x7cc4ff, t.info = 0x58a2f2,
    t.healthy = 0x3fb68b;
    t.warning = 0xe0a63a, t.critical = 0xef6a60, t.maintenance = 0xa894ea, t.unknown = 0x98a4b2;
    t.accentFill = 0x1d4f86, t.dangerFill = 0x7a2724, t.onFill = 0xffffff;
    t.infoTint = 0x12283d, t.healthyTint = 0x123326, t.warningTint = 0x33290f, t.criticalTint = 0x2a1b1c;
    t.series = {0x3fb78d, 0xe3a639, 0x358cf0, 0xe5615a, 0x9d89d1, 0x96ceff, 0xcc8db9, 0xbfc86e};
    return t;
}

Theme Theme::light()
{
    Theme t;
    t.isDark = false;
    t.background = 0xf4f6f9, t.panel = 0xffffff, t.card = 0xf1f4f8, t.border = 0xd0d8e1, t.selection = 0xdcebfa;
    t.ocean = 0xf2f6fa, t.land = 0xdde5ed, t.coast = 0xafbdcb, t.graticule = 0xe6ecf2;
    t.text = 0x17212b, t.dimText = 0x515e6d, t.accent = 0x0a5ca8, t.focus = 0x0a5ca8, t.info = 0x1b5fb0,
    t.healthy = 0x126b49;
    t.warning = 0x855300, t.critical = 0xb3261e, t.maintenance = 0x6246b8, t.unknown = 0x566372;
    t.accentFill = 0x1d5fa8, t.dangerFill = 0xb3261e, t.onFill = 0xffffff;
    t.infoTint = 0xe0edfb, t.healthyTint = 0xdcf3e8, t.warningTint = 0xfcf0d4, t.criticalTint = 0xfce4e2;
    t.series = {0x00492b, 0xb4720b, 0x438af0, 0xd34e42, 0x6045b7, 0x00708c, 0x8e225f, 0x4e5b00};
    return t;
}

Theme Theme::highContrast()
{
    Theme t;
    t.isDark = true, t.isHighContrast = true, t.line = 2;
    t.background = Qt::black, t.panel = Qt::black, t.card = Qt::black, t.border = 0x9fb0c0, t.selection = 0x0a2a44;
    t.ocean = Qt::black, t.land = 0x1c242c, t.coast = 0x8595a5, t.graticule = 0x1a2026;
    t.text = 0xffffff, t.dimText = 0xd5dde5, t.accent = 0x9ad7ff, t.focus = 0xffe14d, t.info = 0x93c8ff;
    t.healthy = 0x67ebb0, t.warning = 0xffd24f, t.critical = 0xffaca4, t.maintenance = 0xd3c4ff, t.unknown = 0xd0d8e0;
    t.accentFill = 0x0b4a8f, t.dangerFill = 0x8f1414, t.onFill = 0xffffff;
    t.infoTint = t.healthyTint = t.warningTint = t.criticalTint = t.card;
    t.series = {0x65f0b1, 0xffce41, 0x7cc0ff, 0xf8a484, 0xc2cbe9, 0x2088e4, 0xf678b2, 0xe3f179};
    return t;
}

Theme Theme::system()
{
    const QPalette desktop = QGuiApplication::palette();
    const QColor window = desktop.color(QPalette::Window);
    // A desktop that wants high contrast says so from Qt 6.10 on; before, only by its colours: Windows' themes of high
    // contrast and GTK's are the ones with windows as black as can be.
    bool wantsContrast = window == QColor(Qt::black);
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    wantsContrast |=
        QGuiApplication::styleHints()->accessibility()->contrastPreference() == Qt::ContrastPreference::HighContrast;
#endif
    if (wantsContrast)
        return highContrast();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const auto scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark ? dark() : light();
#endif
    return window.lightnessF() < 0.5 ? dark() : light();
}

QList<QPair<QString, QColor>> Theme::colours() const
{
    return {{QStringLiteral("background"), background},
            {QStringLiteral("panel"), panel},
            {QStringLiteral("card"), card},
            {QStringLiteral("border"), border},
            {QStringLiteral("selection"), selection},
            {QStringLiteral("ocean"), ocean},
            {QStringLiteral("land"), land},
            {QStringLiteral("coast"), coast},
            {QStringLiteral("graticule"), graticule},
            {QStringLiteral("text"), text},
            {QStringLiteral("dimText"), dimText},
            {QStringLiteral("accent"), accent},
            {QStringLiteral("focus"), focus},
            {QStringLiteral("info"), info},
            {QStringLiteral("healthy"), healthy},
            {QStringLiteral("warning"), warning},
            {QStringLiteral("critical"), critical},
            {QStringLiteral("maintenance"), maintenance},
            {QStringLiteral("unknown"), unknown},
            {QStringLiteral("accentFill"), accentFill},
            {QStringLiteral("dangerFill"), dangerFill},
            {QStringLiteral("onFill"), onFill},
            {QStringLiteral("infoTint"), infoTint},
            {QStringLiteral("healthyTint"), healthyTint},
            {QStringLiteral("warningTint"), warningTint},
            {QStringLiteral("criticalTint"), criticalTint}};
}

void apply(QApplication &app, const Theme &theme)
{
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setPalette(palette(theme));
    app.setFont(textFont());
    app.setStyleSheet(styleSheet(theme));
}

QPalette palette(const Theme &theme)
{
    QPalette p;
    p.setColor(QPalette::Window, theme.background);
    p.setColor(QPalette::WindowText, theme.text);
    p.setColor(QPalette::Base, theme.panel);
    p.setColor(QPalette::AlternateBase, theme.card);
    p.setColor(QPalette::Text, theme.text);
    p.setColor(QPalette::PlaceholderText, theme.dimText);
    p.setColor(QPalette::Button, theme.card);
    p.setColor(QPalette::ButtonText, theme.text);
    p.setColor(QPalette::BrightText, theme.critical);
    p.setColor(QPalette::ToolTipBase, theme.card);
    p.setColor(QPalette::ToolTipText, theme.text);
    p.setColor(QPalette::Highlight, theme.selection);
    p.setColor(QPalette::HighlightedText, theme.text);
    p.setColor(QPalette::Link, theme.accent);
    p.setColor(QPalette::LinkVisited, theme.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, theme.dimText);
    // The greys that Fusion shades its frames with.
    p.setColor(QPalette::Light, theme.card);
    p.setColor(QPalette::Midlight, theme.border);
    p.setColor(QPalette::Mid, theme.border);
    p.setColor(QPalette::Dark, theme.border);
    p.setColor(QPalette::Shadow, theme.background);
    return p;
}

QString styleSheet(const Theme &theme)
{
    QFile file(QStringLiteral(":/meridian/style/meridian.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto &[name, colour] : theme.colours())
        sheet.replace(u'@' + name + u'@', colour.name());
    sheet.replace(QStringLiteral("@tone@"), theme.isDark ? QStringLiteral("dark") : QStringLiteral("light"));
    sheet.replace(QStringLiteral("@line@"), QString::number(theme.line));
    sheet.replace(QStringLiteral("@ring@"), QString::number(theme.line + 1));
    for (const int outer : {3, 5, 6}) { // border and padding together, whoever has the focus
        sheet.replace(QStringLiteral("@pad%1@").arg(outer), QString::number(outer - theme.line));
        sheet.replace(QStringLiteral("@focusPad%1@").arg(outer), QString::number(outer - theme.line - 1));
    }
    sheet.replace(QStringLiteral("@radius@"), QString::number(theme.radius));
    sheet.replace(QStringLiteral("@controlHeight@"), QString::number(theme.controlHeight));
    return sheet;
}

void loadFonts()
{
    for (const char *family : {"Inter", "JetBrains Mono"}) {
        if (QFontDatabase::hasFamily(QLatin1String(family)))
            continue; // what the desktop has need not be loaded twice
        const QDir files(QStringLiteral(":/meridian/fonts/") + QString(QLatin1String(family)).remove(u' '));
        for (const QString &name : files.entryList({QStringLiteral("*.otf"), QStringLiteral("*.ttf")}))
            QFontDatabase::addApplicationFont(files.filePath(name));
    }
}

QFont textFont(qreal scale, QFont::Weight weight)
{
    // Looked up once: that takes as long as painting a label, and every label asks.
    static const bool inter = QFontDatabase::hasFamily(QStringLiteral("Inter"));
    static const QFont plain =
        inter ? QFont(QStringLiteral("Inter")) : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    return sized(plain, scale, weight);
}

QFont figureFont(qreal scale, QFont::Weight weight)
{
    QFont font(QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")});
    font.setStyleHint(QFont::Monospace);
    return sized(font, scale, weight);
}

QColor healthColour(const Theme &theme, Health health)
{
    switch (health) {
    case Health::Healthy:
        return theme.healthy;
    case Health::Degraded:
        return theme.warning;
    case Health::Failed:
        return theme.critical;
    case Health::Maintenance:
        return theme.maintenance;
    case Health::Unknown:
        break;
    }
    return theme.unknown;
}

QColor lagColour(const Theme &theme, LagClass lag)
{
    switch (lag) {
    case LagClass::Low:
        return theme.healthy;
    case LagClass::Medium:
        return theme.info;
    case LagClass::High:
        return theme.warning;
    case LagClass::Broken:
        return theme.critical;
    case LagClass::Unknown:
        break;
    }
    return theme.unknown;
}

QColor severityColour(const Theme &theme, Severity severity)
{
    return severity == Severity::Critical ? theme.critical : severity == Severity::Warning ? theme.warning : theme.info;
}

QColor severityTint(const Theme &theme, Severity severity)
{
    return severity == Severity::Critical  ? theme.criticalTint
           : severity == Severity::Warning ? theme.warningTint
                                           : theme.infoTint;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

void paintCard(QPainter &painter, const Theme &theme, const QRect &rect, const QColor &frame, const QColor &ground)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.radius, theme.radius);
}

void paintTick(QPainter &painter, QPointF centre, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{centre + QPointF(-5, 0), centre + QPointF(-1.5, 4), centre + QPointF(5, -4)});
}

void paintHealthShape(QPainter &painter, const Theme &theme, QPointF centre, qreal radius, Health health)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = healthColour(theme, health);
    // A pen in the fill's colour rounds the corners.
    painter.setPen(QPen(colour, radius * 0.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colour);
    switch (health) {
    case Health::Healthy:
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(centre, radius, radius);
        break;
    case Health::Degraded:
        painter.drawPolygon(regularPolygon(centre + QPointF(0, radius * 0.15), radius * 1.1, 3, -M_PI / 2));
        break;
    case Health::Failed:
        painter.drawPolygon(regularPolygon(centre, radius * 1.1, 4, -M_PI / 2));
        break;
    case Health::Maintenance:
        painter.drawPolygon(regularPolygon(centre, radius * 1.05, 4, -M_PI / 4));
        break;
    case Health::Unknown: {
        QPen pen(colour, std::max(1.2, radius * 0.28), Qt::CustomDashLine, Qt::FlatCap);
        const qreal turn = 2 * M_PI * radius * 0.85 / pen.widthF();
        pen.setDashPattern({turn / 8 * 0.6, turn / 8 * 0.4}); // eight dashes, whole ones
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, radius * 0.85, radius * 0.85);
        break;
    }
    }
    painter.restore();
}

} // namespace meridian
