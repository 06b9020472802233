// SPDX-License-Identifier: GPL-3.0-or-later
// The theme's promises, measured on its own values: contrast, a full style sheet, shapes that differ without colour.
#include "icons.h"
#include "page.h"
#include "theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace meridian;

namespace
{

const char *nameOf(const Theme &t)
{
    return t.isHighContrast ? "contrast" : t.isDark ? "dark" : "light";
}

using Matrix = std::array<std::array<double, 3>, 3>;

/// How colours look to people who lack one kind of cone, in linear RGB: Machado, Oliveira and Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
const std::pair<const char *, Matrix> kVisions[] = {
    {"ordinary", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

/// CIE L*a*b* of a colour as seen with `vision`; D65.
std::array<double, 3> seen(const QColor &colour, const Matrix &vision)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const std::array<double, 3> rgb{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    const auto times = [](const Matrix &m, const std::array<double, 3> &v) {
        std::array<double, 3> out{};
        for (std::size_t i = 0; i < 3; ++i)
            out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
        return out;
    };
    std::array<double, 3> shown = times(vision, rgb);
    for (double &c : shown)
        c = std::clamp(c, 0.0, 1.0);
    const Matrix toXyz{{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
    std::array<double, 3> xyz = times(toXyz, shown);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    xyz = {f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)};
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textContrast_data();
    void textContrast();
    void linesShow();
    void seriesDiffer_data();
    void seriesDiffer();
    void styleSheetIsFilled();
    void iconsAreOneFamily();
    void figuresAreEquallyWide();
    void healthShapesDifferWithoutColour();
};

void TestTheme::textContrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("surface");
    QTest::addColumn<double>("least");
    using Pairs = QList<QPair<const char *, QColor>>;
    for (const Theme &t : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        const Pairs texts{{"text", t.text},         {"dimText", t.dimText},         {"accent", t.accent},
                          {"info", t.info},         {"healthy", t.healthy},         {"warning", t.warning},
                          {"critical", t.critical}, {"maintenance", t.maintenance}, {"unknown", t.unknown}};
        const Pairs surfaces{{"background", t.background}, {"panel", t.panel}, {"card", t.card},
                             {"selection", t.selection},   {"ocean", t.ocean}, {"land", t.land}};
        const char *name = nameOf(t);
        const double least = t.isHighContrast ? 7 : 4.5;
        for (const auto &[textName, text] : texts) {
            for (const auto &[surfaceName, surface] : surfaces)
                QTest::addRow("%s: %s on %s", name, textName, surfaceName) << text << surface << least;
        }
        const Pairs tints{
            {"info", t.infoTint}, {"healthy", t.healthyTint}, {"warning", t.warningTint}, {"critical", t.criticalTint}};
        for (const auto &[tintName, tint] : tints)
            QTest::addRow("%s: text on the %s tint", name, tintName) << t.text << tint << least;
        QTest::addRow("%s: warning on its tint", name) << t.warning << t.warningTint << least;
        QTest::addRow("%s: critical on its tint", name) << t.critical << t.criticalTint << least;
        QTest::addRow("%s: healthy on its tint", name) << t.healthy << t.healthyTint << least;
        QTest::addRow("%s: info on its tint", name) << t.info << t.infoTint << least;
        QTest::addRow("%s: on the accent fill", name) << t.onFill << t.accentFill << least;
        QTest::addRow("%s: on the danger fill", name) << t.onFill << t.dangerFill << least;
    }
}

void TestTheme::textContrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, surface);
    QFETCH(double, least);
    const double ratio = contrast(text, surface);
    QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), surface.name()).arg(ratio)));
}

/// What is no text but must be seen: lines of charts, the focus ring, in high contrast the borders, too.
void TestTheme::linesShow()
{
    for (const Theme &t : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        for (const QColor &surface : {t.background, t.panel, t.card}) {
            QVERIFY(contrast(t.focus, surface) >= 3);
            QVERIFY(!t.isHighContrast || contrast(t.border, surface) >= 4.5);
            for (const QColor &line : t.series)
                QVERIFY2(contrast(line, surface) >= 3, qPrintable(line.name()));
        }
    }
}

void TestTheme::seriesDiffer_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("vision");
    for (int theme = 0; theme < 3; ++theme) {
        for (int vision = 0; vision < 4; ++vision)
            QTest::addRow("%s: %s", nameOf(QList{Theme::dark(), Theme::light(), Theme::highContrast()}[theme]),
                          kVisions[vision].first)
                << theme << vision;
    }
}

void TestTheme::seriesDiffer()
{
    QFETCH(int, theme);
    QFETCH(int, vision);
    const QList<QColor> colours = QList{Theme::dark(), Theme::light(), Theme::highContrast()}[theme].series;
    constexpr double kLeast = 15; // some six times what side by side can just be told apart
    for (qsizetype i = 0; i < colours.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const auto a = seen(colours[i], kVisions[vision].second), b = seen(colours[j], kVisions[vision].second);
            const double distance = std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
            QVERIFY2(distance >= kLeast,
                     qPrintable(QStringLiteral("%1 %2: %3").arg(colours[i].name(), colours[j].name()).arg(distance)));
        }
    }
}

/// One grid, one stroke, round caps; every page has one; each draws something.
void TestTheme::iconsAreOneFamily()
{
    const QDir icons(QStringLiteral(":/meridian/icons"));
    for (const QString &file : icons.entryList({QStringLiteral("*.svg")})) {
        if (file == QLatin1String("meridian.svg")) // the program's own, in colours
            continue;
        QFile svg(icons.filePath(file));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray text = svg.readAll();
        QVERIFY2(text.contains("viewBox=\"0 0 24 24\"") && text.contains("stroke-linecap=\"round\""), qPrintable(file));
        const QString name = file.section(u'.', 0, 0);
        if (text.contains("currentColor")) {
            QVERIFY2(text.contains("stroke-width=\"1.5\""), qPrintable(file));
            const QImage drawn = iconPixmap(name, Qt::red, 24, 2).toImage();
            QVERIFY2(drawn != iconPixmap(QStringLiteral("none"), Qt::red, 24, 2).toImage(), qPrintable(file));
        }
    }
    for (const Page page : allPages())
        QVERIFY2(icons.exists(toText(page) + QStringLiteral(".svg")), qPrintable(toText(page)));
}

void TestTheme::styleSheetIsFilled()
{
    for (const Theme &theme : {Theme::dark(), Theme::light(), Theme::highContrast()}) {
        const QString sheet = styleSheet(theme);
        QVERIFY(sheet.contains(theme.accentFill.name()));
        // The head comment explains the placeholders by showing one.
        QCOMPARE(sheet.mid(sheet.indexOf(QStringLiteral("*/"))).indexOf(u'@'), -1);
        for (const auto &[name, colour] : theme.colours())
            QVERIFY2(colour.isValid(), qPrintable(name));
    }
}

void TestTheme::figuresAreEquallyWide()
{
    const QFontMetricsF metrics(figureFont());
    for (const QChar c : QStringLiteral("023456789."))
        QCOMPARE(metrics.horizontalAdvance(c), metrics.horizontalAdvance(u'1'));
}

void TestTheme::healthShapesDifferWithoutColour()
{
    const auto silhouette = [](Health health) {
        QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintHealthShape(painter, Theme::dark(), {32, 32}, 22, health);
        painter.end();
        return image.convertToFormat(QImage::Format_Alpha8);
    };
    const auto differing = [](const QImage &a, const QImage &b) {
        int n = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                n += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 128;
        }
        return n;
    };
    const QList<Health> all{Health::Unknown, Health::Healthy, Health::Degraded, Health::Failed, Health::Maintenance};
    for (const Health a : all) {
        for (const Health b : all) {
            if (a != b)
                QVERIFY(differing(silhouette(a), silhouette(b)) > 150);
        }
    }
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
