// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepcards.h"

#include "plantext.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <functional>

namespace meridian
{

/// A line across, with words in the middle.
class StepCards::Divider : public QWidget
{
public:
    enum class Kind { NoWayBack, Together };
    Divider(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) { retranslate(); }

    void setTheme(const Theme &theme)
    {
        m_theme = theme;
        update();
    }
    void retranslate()
    {
        m_words = m_kind == Kind::NoWayBack ? StepCards::tr("point of no return: from here only forward")
                                            : StepCards::tr("together with");
        setAccessibleName(m_words);
        setFixedHeight(m_kind == Kind::NoWayBack ? 28 : 14);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter p(this);
        const bool loud = m_kind == Kind::NoWayBack;
        const QColor colour = loud ? m_theme.critical : m_theme.dimText;
        p.setFont(textFont(loud ? 0.88 : 0.8, loud ? QFont::DemiBold : QFont::Normal));
        const int words = p.fontMetrics().horizontalAdvance(m_words) + 20;
        const int middle = height() / 2, left = loud ? (width() - words) / 2 : 44 - 10;
        p.setPen(colour);
        p.drawText(QRect(left, 0, words, height()), Qt::AlignCenter, m_words);
        if (!loud)
            return;
        p.setPen(QPen(colour, 1.4, Qt::DashLine));
        p.drawLine(0, middle, left, middle);
        p.drawLine(left + words, middle, width(), middle);
    }

private:
    Kind m_kind;
    Theme m_theme = Theme::dark();
    QString m_words;
};

StepCards::StepCards(StepCard::Detail detail, QWidget *parent)
    : QWidget(parent)
    , m_detail(detail)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(detail == StepCard::Detail::Review ? 6 : 8);
    setAccessibleName(tr("Steps"));
}

void StepCards::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (StepCard *card : std::as_const(m_cards))
        card->setTheme(theme);
    for (Divider *divider : std::as_const(m_dividers))
        divider->setTheme(theme);
}

/// Cards are kept from one state to the next: only their words change.
void StepCards::shape(const QList<LiveStep> &steps)
{
    QList<Step> wanted;
    for (const LiveStep &step : steps)
        wanted << step.step;
    if (wanted == m_shape && m_layout->count() > 0)
        return;
    m_shape = wanted;
    m_cards.clear();
    m_dividers.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const bool review = m_detail == StepCard::Detail::Review;
    for (int i = 0; i < steps.size(); ++i) {
        const bool joined = i > 0 && steps[i - 1].step.withNext;
        if (steps[i].step.pointOfNoReturn || (review && joined)) {
            const auto kind = steps[i].step.pointOfNoReturn ? Divider::Kind::NoWayBack : Divider::Kind::Together;
            m_dividers << new Divider(kind, this);
            m_dividers.last()->setTheme(m_theme);
            m_layout->addWidget(m_dividers.last());
            m_dividers.last()->setVisible(true);
        }
        m_cards << new StepCard(m_detail, i + 1, this);
        m_cards.last()->setTheme(m_theme);
        m_layout->addWidget(m_cards.last());
        m_cards.last()->setVisible(true);
    }
    m_layout->addStretch(1);
}

void StepCards::setSteps(const QList<LiveStep> &steps, Instant now)
{
    shape(steps);
    for (int i = 0; i < steps.size(); ++i)
        m_cards[i]->setStep(steps[i], now);
}

QString StepCards::text() const
{
    QStringList lines;
    for (int i = 0; i < m_cards.size(); ++i)
        lines << QStringLiteral("%1. %2").arg(i + 1).arg(m_cards[i]->text());
    return lines.join(u'\n');
}

QString StepCards::statements() const
{
    QStringList lines;
    for (int i = 0; i < m_cards.size(); ++i) {
        const LiveStep &step = m_cards[i]->step();
        lines << QStringLiteral("-- %1. %2").arg(i + 1).arg(toText(step.step.action));
        lines << step.statements;
    }
    return lines.join(u'\n') + u'\n';
}

void StepCards::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setAccessibleName(tr("Steps"));
    for (Divider *divider : std::as_const(m_dividers))
        divider->retranslate();
}

} // namespace meridian
