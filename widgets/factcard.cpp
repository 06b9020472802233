// SPDX-License-Identifier: GPL-3.0-or-later
#include "factcard.h"

#include "operationparts.h"
#include "tonecolour.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace meridian
{

FactCard::FactCard(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_grid(new QGridLayout)
    , m_title(operationLabel("cardTitle", nullptr, this))
    , m_sentence(operationLabel("cardSentence", "dim", this))
{
    setObjectName(name);
    setProperty("role", QStringLiteral("card"));
    m_title->setFont(textFont(1.05, QFont::DemiBold));
    m_sentence->setFont(textFont(0.9));
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    m_column->setContentsMargins(16, 12, 16, 14);
    m_column->setSpacing(6);
    m_column->setAlignment(Qt::AlignTop);
    m_column->addWidget(m_title);
    m_column->addWidget(m_sentence);
    m_column->addLayout(m_grid);
}

void FactCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    paint();
}

void FactCard::setWords(const QString &title, const QString &sentence)
{
    setLabelWords(m_title, title);
    setLabelWords(m_sentence, sentence);
    setAccessibleName(title);
}

void FactCard::setFacts(const QList<Fact> &facts)
{
    m_facts = facts;
    while (m_rows.size() > facts.size()) {
        const auto [left, right] = m_rows.takeLast();
        delete left;
        delete right;
    }
    while (m_rows.size() < facts.size()) {
        const int row = static_cast<int>(m_rows.size());
        auto *left = new QLabel(this);
        left->setTextFormat(Qt::PlainText);
        left->setFont(textFont(0.92));
        auto *right = operationLabel("fact", nullptr, this);
        right->setAlignment((m_prose ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
        m_grid->addWidget(left, row, 0, Qt::AlignTop);
        m_grid->addWidget(right, row, 1);
        left->setVisible(true); // at once, not when the layout gets round to it
        right->setVisible(true);
        m_rows.append(std::pair(left, right));
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        m_rows[i].first->setText(facts[i].label);
        m_rows[i].second->setText(facts[i].value);
        m_rows[i].second->setFont(facts[i].figures ? figureFont(0.9) : textFont(0.92));
        m_rows[i].second->setAccessibleName(QStringLiteral("%1: %2").arg(facts[i].label, facts[i].value));
    }
    paint();
}

void FactCard::paint()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        setLabelColour(m_rows[i].first, m_theme.dimText);
        setLabelColour(m_rows[i].second, toneColour(m_theme, m_facts[i].tone));
    }
}

QString FactCard::text() const
{
    QStringList lines{m_title->text()};
    for (const Fact &fact : m_facts)
        lines << QStringLiteral("%1\t%2").arg(fact.label, fact.value);
    return lines.join(u'\n');
}

} // namespace meridian
