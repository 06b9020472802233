// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartcard.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr double kPadding = 8, kSwatch = 8, kAfterSwatch = 6, kBetween = 16;
constexpr qsizetype kMostRows = 16;
constexpr double kMostName = 240;
constexpr int kFromLine = 12; ///< between the crosshair and the card

} // namespace

ChartCard::ChartCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("chartCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void ChartCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ChartCard::setTypeScale(double scale)
{
    m_scale = scale;
}

void ChartCard::showValues(const QString &time, const QStringList &titles, const QList<ChartCardRow> &rows, QPoint at)
{
    m_time = time;
    m_titles = titles;
    const double line = QFontMetricsF(textFont(0.85 * m_scale)).height() + 2;
    const auto fitting = static_cast<qsizetype>((parentWidget()->height() - 4 * kPadding) / line) - 2;
    const qsizetype most = std::clamp<qsizetype>(fitting, 1, kMostRows);
    m_rows = rows.size() > most ? rows.mid(0, most - 1) : rows;
    m_more = rows.size() > m_rows.size() ? tr("%1 more").arg(rows.size() - m_rows.size()) : QString();
    const QSize size = layOut().toSize();
    int x = at.x() + kFromLine;
    if (x + size.width() > parentWidget()->width() - 4)
        x = at.x() - kFromLine - size.width();
    const int y = std::clamp(at.y(), 4, std::max(4, parentWidget()->height() - size.height() - 4));
    setGeometry(std::max(4, x), y, size.width(), size.height());
    show();
    raise();
    update();
}

QSizeF ChartCard::layOut()
{
    const QFontMetricsF names(textFont(0.85 * m_scale)), figures(figureFont(0.85 * m_scale));
    m_line = std::max(names.height(), figures.height()) + 2;
    m_nameWidth = std::max(0.0, figures.horizontalAdvance(m_time) - kSwatch - kAfterSwatch);
    for (const ChartCardRow &row : std::as_const(m_rows))
        m_nameWidth = std::max(m_nameWidth, std::min(kMostName * m_scale, names.horizontalAdvance(row.name)));
    m_columns.clear();
    double width = 2 * kPadding + kSwatch + kAfterSwatch + m_nameWidth;
    for (qsizetype i = 0; i < m_titles.size(); ++i) {
        double column = names.horizontalAdvance(m_titles[i]);
        for (const ChartCardRow &row : std::as_const(m_rows))
            column = std::max(column, figures.horizontalAdvance(row.values.value(i)));
        m_columns << column;
        width += kBetween + column;
    }
    const double lines = static_cast<double>(m_rows.size()) + 1 + (m_more.isEmpty() ? 0 : 1);
    return {width + 1, lines * m_line + 2 * kPadding - 2};
}

void ChartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, m_theme, rect(), m_theme.border, m_theme.card);

    const QFont names = textFont(0.85 * m_scale), figures = figureFont(0.85 * m_scale);
    double y = kPadding - 1;
    const auto line = [&](const QString &name, const QStringList &values, const QFont &nameFont, const QColor &colour,
                          double left) {
        painter.setPen(colour);
        painter.setFont(nameFont);
        painter.drawText(QRectF(left, y, kPadding + kSwatch + kAfterSwatch + m_nameWidth - left + 1, m_line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(nameFont).elidedText(name, Qt::ElideMiddle, m_nameWidth + kSwatch));
        double x = kPadding + kSwatch + kAfterSwatch + m_nameWidth;
        painter.setFont(figures);
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            x += kBetween;
            painter.drawText(QRectF(x, y, m_columns[i] + 1, m_line), Qt::AlignRight | Qt::AlignVCenter,
                             values.value(i));
            x += m_columns[i];
        }
        y += m_line;
    };
    line(m_time, {}, figures, m_theme.dimText, kPadding);
    y -= m_line;
    line({}, m_titles, names, m_theme.dimText, kPadding);
    for (const ChartCardRow &row : std::as_const(m_rows)) {
        painter.fillRect(QRectF(kPadding, y + (m_line - kSwatch) / 2, kSwatch, kSwatch), row.colour);
        line(row.name, row.values, names, m_theme.text, kPadding + kSwatch + kAfterSwatch);
    }
    if (!m_more.isEmpty())
        line(m_more, {}, names, m_theme.dimText, kPadding + kSwatch + kAfterSwatch);
}

} // namespace meridian
