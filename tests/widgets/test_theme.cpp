// SPDX-License-Identifier: GPL-3.0-or-later
// The theme's promises, measured on its own values: contrast, a full style sheet, shapes that differ without colour.
#include "theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace meridian;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textContrast_data();
    void textContrast();
    void styleSheetIsFilled();
    void figuresAreEquallyWide();
    void healthShapesDifferWithoutColour();
};

void TestTheme::textContrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("surface");
    using Pairs = QList<QPair<const char *, QColor>>;
    for (const Theme &t : {Theme::dark(), Theme::light()}) {
        const Pairs texts{{"text", t.text},         {"dimText", t.dimText},         {"accent", t.accent},
                          {"info", t.info},         {"healthy", t.healthy},         {"warning", t.warning},
                          {"critical", t.critical}, {"maintenance", t.maintenance}, {"unknown", t.unknown}};
        const Pairs surfaces{{"background", t.background}, {"panel", t.panel}, {"card", t.card},
                             {"selection", t.selection},   {"ocean", t.ocean}, {"land", t.land}};
        const char *name = t.isDark ? "dark" : "light";
        for (const auto &[textName, text] : texts) {
            for (const auto &[surfaceName, surface] : surfaces)
                QTest::addRow("%s: %s on %s", name, textName, surfaceName) << text << surface;
        }
        const Pairs tints{
            {"info", t.infoTint}, {"healthy", t.healthyTint}, {"warning", t.warningTint}, {"critical", t.criticalTint}};
        for (const auto &[tintName, tint] : tints)
            QTest::addRow("%s: text on the %s tint", name, tintName) << t.text << tint;
        QTest::addRow("%s: warning on its tint", name) << t.warning << t.warningTint;
        QTest::addRow("%s: critical on its tint", name) << t.critical << t.criticalTint;
        QTest::addRow("%s: healthy on its tint", name) << t.healthy << t.healthyTint;
        QTest::addRow("%s: info on its tint", name) << t.info << t.infoTint;
        QTest::addRow("%s: on the accent fill", name) << t.onFill << t.accentFill;
        QTest::addRow("%s: on the danger fill", name) << t.onFill << t.dangerFill;
    }
}

void TestTheme::textContrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, surface);
    const double ratio = contrast(text, surface);
    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), surface.name()).arg(ratio)));
}

void TestTheme::styleSheetIsFilled()
{
    for (const Theme &theme : {Theme::dark(), Theme::light()}) {
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
