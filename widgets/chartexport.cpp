// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartexport.h"

#include "format.h"
#include "tabletext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgGenerator>

namespace meridian
{

namespace
{

constexpr qreal kPictureScale = 2; ///< pictures are for documents
constexpr double kMargin = 14, kSwatch = 9, kAfterSwatch = 6, kBetween = 18;

/// Title, range and legend above the plot, in as many lines as the legend needs. Without a painter it measures.
class ChartSheet
{
public:
    ChartSheet(ChartPlot &plot, const QString &title, bool utc) : m_plot(plot), m_title(title), m_utc(utc) {}

    QSize size() { return {m_plot.width(), static_cast<int>(header(nullptr)) + m_plot.height()}; }

    void paint(QPainter &painter)
    {
        painter.fillRect(QRect(QPoint(), size()), m_plot.theme().background);
        const double top = header(&painter);
        m_plot.render(painter, {0, top});
    }

private:
    double header(QPainter *painter)
    {
        const QFont heading = textFont(1.15, QFont::DemiBold), small = textFont(0.9);
        const QFontMetricsF large(heading), metrics(small);
        const double right = m_plot.width() - kMargin;
        const QString range = QCoreApplication::translate("ChartSheet", "%1 to %2")
                                  .arg(format::dateTime(m_plot.from(), m_utc), format::dateTime(m_plot.to(), m_utc));
        double y = kMargin;
        write(painter, heading, m_plot.theme().text, {kMargin, y + large.ascent()}, m_title);
        y += large.height() + 2;
        write(painter, small, m_plot.theme().dimText, {kMargin, y + metrics.ascent()}, range);
        y += metrics.height() + 6;
        double x = kMargin;
        for (const ChartSeries &s : m_plot.series()) {
            if (!s.shown)
                continue;
            const double width = kSwatch + kAfterSwatch + metrics.horizontalAdvance(s.name);
            if (x > kMargin && x + width > right) {
                x = kMargin;
                y += metrics.height() + 3;
            }
            if (painter)
                painter->fillRect(QRectF(x, y + (metrics.height() - kSwatch) / 2, kSwatch, kSwatch), s.colour);
            write(painter, small, m_plot.theme().text, {x + kSwatch + kAfterSwatch, y + metrics.ascent()}, s.name);
            x += width + kBetween;
        }
        return y + metrics.height() + 4;
    }

    static void write(QPainter *painter, const QFont &font, const QColor &colour, QPointF at, const QString &text)
    {
        if (!painter)
            return;
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(at, text);
    }

    ChartPlot &m_plot;
    QString m_title;
    bool m_utc;
};

/// What is in view, one line a sample: the series' samples are not taken at the same moments.
QByteArray values(const ChartPlot &plot, const SeriesBook &book)
{
    QList<QStringList> rows{{QStringLiteral("time"), QStringLiteral("series"), QStringLiteral("minimum"),
                             QStringLiteral("mean"), QStringLiteral("maximum")}};
    const qint64 from = plot.from().time_since_epoch().count(), to = plot.to().time_since_epoch().count();
    for (const ChartSeries &s : plot.series()) {
        const SampleTrack *track = book.track(s.key);
        if (!track || !s.shown)
            continue;
        const TrackSpan span = track->between(from, to);
        for (size_t i = 0; i < span.points.size(); ++i) {
            const TrackPoint &p = span.points[i];
            if (p.atUs >= from && p.atUs < to)
                rows << QStringList{format::iso(Instant(microseconds(p.atUs))), s.name, QString::number(p.minimum),
                                    QString::number(span.mean(i)), QString::number(p.maximum)};
        }
    }
    return toCsv(rows);
}

} // namespace

QByteArray exportChart(const QString &suffix, ChartPlot &plot, const SeriesBook &book, const QString &title, bool utc)
{
    if (suffix == QLatin1String("csv"))
        return values(plot, book);
    ChartSheet sheet(plot, title, utc);
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == QLatin1String("png")) {
        QImage image(sheet.size() * kPictureScale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(kPictureScale);
        QPainter painter(&image);
        sheet.paint(painter);
        painter.end();
        image.save(&buffer, "PNG");
        return content;
    }
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sheet.size());
    generator.setViewBox(QRect(QPoint(), sheet.size()));
    generator.setTitle(title);
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    return content;
}

} // namespace meridian
