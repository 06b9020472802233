// SPDX-License-Identifier: GPL-3.0-or-later
#include "trendlines.h"

#include "sparkline.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kRow = 28, kValueWidth = 84, kLabelPercent = 38;
constexpr microseconds kSpan = seconds(300);
} // namespace

TrendLines::TrendLines(const SeriesBook &book, QWidget *parent) : QWidget(parent), m_book(book)
{
    setObjectName(QStringLiteral("trends"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendLines::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void TrendLines::setTrends(const QList<Trend> &trends, Instant now, microseconds gap)
{
    const bool resized = trends.size() != m_trends.size();
    m_trends = trends;
    m_now = now;
    m_gap = gap;
    QStringList said;
    for (const Trend &t : trends)
        said << QStringLiteral("%1: %2").arg(t.label, t.value);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setVisible(!trends.isEmpty());
    if (resized)
        updateGeometry();
    update();
}

QSize TrendLines::sizeHint() const
{
    return {280, static_cast<int>(m_trends.size()) * kRow};
}

void TrendLines::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont words = textFont(0.92), figures = figureFont(0.92);
    const qint64 to = m_now.time_since_epoch().count();
    const int labelWidth = width() * kLabelPercent / 100;
    for (qsizetype i = 0; i < m_trends.size(); ++i) {
        const Trend &t = m_trends[i];
        const QRectF row(0, static_cast<double>(i) * kRow, width(), kRow);
        const QRectF label(row.left(), row.top(), labelWidth - 8, kRow);
        const QRectF value(row.right() - kValueWidth, row.top(), kValueWidth, kRow);
        const QRectF spark =
            QRectF(QPointF(label.right() + 8, row.top() + 6), QPointF(value.left() - 8, row.bottom() - 6));
        painter.setFont(words);
        painter.setPen(m_theme.dimText);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(words).elidedText(t.label, Qt::ElideMiddle, label.width()));
        painter.setFont(figures);
        painter.setPen(m_theme.text);
        painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetricsF(figures).elidedText(t.value, Qt::ElideRight, value.width()));
        const SampleTrack *track = m_book.track(t.key);
        painter.setPen(QPen(m_theme.border, 1));
        painter.drawLine(spark.bottomLeft(), spark.bottomRight());
        paintSparkline(painter, spark, healthColour(m_theme, t.health), track, to - kSpan.count(), to, m_gap.count());
    }
}

} // namespace meridian
