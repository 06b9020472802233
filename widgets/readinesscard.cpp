// SPDX-License-Identifier: GPL-3.0-or-later
#include "readinesscard.h"

#include "factcard.h"
#include "factsview.h"
#include "operationparts.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace meridian
{

namespace
{
constexpr int kLeft = 24;
} // namespace

/// A sentence with a mark: a tick, a triangle, a diamond.
class ReadinessCard::Line : public QWidget
{
public:
    explicit Line(QWidget *parent) : QWidget(parent), m_words(operationLabel("reason", nullptr, this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(kLeft, 1, 0, 1);
        layout->addWidget(m_words);
        m_words->setFont(textFont(0.92));
    }
    void show(const Fact &fact, const Theme &theme)
    {
        m_tone = fact.tone;
        m_theme = theme;
        setLabelWords(m_words, fact.value);
        setLabelColour(m_words, theme.text);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const QPointF c(9, 1 + m_words->fontMetrics().height() / 2.0);
        if (m_tone != Fact::Tone::Good) {
            paintHealthShape(p, m_theme, c, 4, m_tone == Fact::Tone::Bad ? Health::Failed : Health::Degraded);
            return;
        }
        p.setPen(QPen(m_theme.healthy, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.drawPolyline(QPolygonF{c + QPointF(-4.5, 0), c + QPointF(-1.5, 3.5), c + QPointF(4.5, -3.5)});
    }

private:
    QLabel *m_words;
    Fact::Tone m_tone = Fact::Tone::Normal;
    Theme m_theme = Theme::dark();
};

ReadinessCard::ReadinessCard(QWidget *parent)
    : QWidget(parent)
    , m_loss(new FactCard(QStringLiteral("lossCard"), this))
    , m_title(new QLabel(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("readiness"));
    m_title->setObjectName(QStringLiteral("readinessTitle"));
    m_title->setFont(factsHeadingFont());
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addWidget(m_loss);
    m_column->addSpacing(4);
    m_column->addWidget(m_title);
}

void ReadinessCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_loss->setTheme(theme);
    setLabelColour(m_title, theme.dimText);
}

void ReadinessCard::setPreparedness(const Preparedness &shown)
{
    setVisible(!shown.title.isEmpty());
    if (shown.title.isEmpty())
        return;
    m_loss->setWords(shown.title);
    m_loss->setFacts(shown.loss);
    setLabelWords(m_title, shown.readiness);
    while (m_lines.size() > shown.reasons.size())
        delete m_lines.takeLast();
    while (m_lines.size() < shown.reasons.size()) {
        m_lines << new Line(this);
        m_column->addWidget(m_lines.last());
        m_lines.last()->setVisible(true);
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i)
        m_lines[i]->show(shown.reasons[i], m_theme);
}

} // namespace meridian
