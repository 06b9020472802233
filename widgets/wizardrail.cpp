// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizardrail.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kHeight = 70, kTop = 20;
}

WizardRail::WizardRail(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(210);
}

void WizardRail::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void WizardRail::setTitles(const QStringList &titles)
{
    m_titles = titles;
    m_notes.resize(titles.size());
    update();
}

void WizardRail::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_titles.size()).arg(m_titles.value(step)));
    update();
}

void WizardRail::setNote(int step, const QString &note)
{
    m_notes[step] = note;
    update();
}

void WizardRail::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(rect(), m_theme.panel);
    for (int i = 0; i < m_titles.size(); ++i) {
        const QRectF row(0, kTop + i * kHeight, width(), kHeight - 8);
        const bool current = i == m_current, done = i < m_current;
        if (current)
            p.fillRect(row, m_theme.selection);
        const QPointF c(36, row.center().y() - 8);
        const QColor colour = done ? m_theme.healthy : current ? m_theme.accent : m_theme.dimText;
        p.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.setBrush(done ? QBrush(colour) : Qt::NoBrush);
        p.drawEllipse(c, 13, 13);
        p.setBrush(Qt::NoBrush);
        p.setFont(textFont(0.95, QFont::DemiBold));
        if (done) {
            p.setPen(QPen(m_theme.panel, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawPolyline(QPolygonF{c + QPointF(-4.5, 0), c + QPointF(-1.5, 3.5), c + QPointF(4.5, -3.5)});
        } else {
            p.drawText(QRectF(c - QPointF(13, 13), QSizeF(26, 26)), Qt::AlignCenter, QString::number(i + 1));
        }
        p.setPen(current || done ? m_theme.text : m_theme.dimText);
        p.setFont(textFont(1.0, current ? QFont::DemiBold : QFont::Normal));
        const QRectF words(62, row.top() + 8, width() - 70, 22);
        p.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, m_titles[i]);
        p.setPen(m_theme.dimText);
        p.setFont(textFont(0.85));
        p.drawText(words.translated(0, 20), Qt::AlignVCenter | Qt::TextSingleLine,
                   p.fontMetrics().elidedText(m_notes[i], Qt::ElideRight, static_cast<int>(words.width())));
    }
}

} // namespace meridian
