// SPDX-License-Identifier: GPL-3.0-or-later
#include "factsview.h"

#include "format.h"
#include "words.h"

#include <QGridLayout>
#include <QLabel>

namespace meridian
{

namespace
{

QColor toneColour(const Theme &theme, const Fact &fact, bool stale)
{
    if (stale || fact.value == format::unknown())
        return theme.dimText;
    switch (fact.tone) {
    case Fact::Tone::Good:
        return theme.healthy;
    case Fact::Tone::Warning:
        return theme.warning;
    case Fact::Tone::Bad:
        return theme.critical;
    case Fact::Tone::Normal:
        break;
    }
    return theme.text;
}

void setColour(QLabel *label, const QColor &colour)
{
    QPalette p = label->palette();
    if (p.color(QPalette::WindowText) == colour)
        return;
    p.setColor(QPalette::WindowText, colour);
    label->setPalette(p);
}

void setWords(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

FactsView::FactsView(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("facts"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
}

void FactsView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setGroups(m_groups);
}

FactsView::Line FactsView::addLine(int row, bool heading)
{
    Line line{new QLabel(this), new QLabel(this)};
    line.right->setTextFormat(Qt::PlainText);
    line.left->setTextFormat(Qt::PlainText);
    line.left->setFont(heading ? textFont(0.85, QFont::DemiBold) : textFont(0.92));
    line.right->setAlignment(Qt::AlignRight | Qt::AlignTop);
    line.right->setWordWrap(true);
    line.right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (heading) {
        line.left->setContentsMargins(0, row == 0 ? 0 : 12, 0, 2);
        line.right->setContentsMargins(0, row == 0 ? 0 : 12, 0, 2);
    }
    m_grid->addWidget(line.left, row, 0, Qt::AlignTop);
    m_grid->addWidget(line.right, row, 1);
    return line;
}

void FactsView::shape(const QList<FactGroup> &groups)
{
    QList<int> wanted;
    for (const FactGroup &g : groups)
        wanted << static_cast<int>(g.facts.size());
    if (wanted == m_shape)
        return;
    m_shape = wanted;
    for (const Line &line : m_lines) {
        delete line.left;
        delete line.right;
    }
    m_lines.clear();
    for (const int facts : wanted) {
        for (int i = 0; i <= facts; ++i)
            m_lines << addLine(static_cast<int>(m_lines.size()), i == 0);
    }
}

void FactsView::setGroups(const QList<FactGroup> &groups)
{
    m_groups = groups;
    shape(groups);
    qsizetype n = 0;
    for (const FactGroup &g : groups) {
        const Line &heading = m_lines[n++];
        setWords(heading.left, g.title);
        setWords(heading.right, g.age ? words::ago(*g.age) : QString());
        heading.right->setFont(textFont(0.85));
        setColour(heading.left, m_theme.dimText);
        setColour(heading.right, m_theme.warning);
        for (const Fact &f : g.facts) {
            const Line &line = m_lines[n++];
            setWords(line.left, f.label);
            setColour(line.left, m_theme.dimText);
            setWords(line.right, f.value);
            line.right->setAccessibleName(QStringLiteral("%1: %2").arg(f.label, f.value));
            line.right->setFont(f.figures ? figureFont(0.88) : textFont(0.92));
            setColour(line.right, toneColour(m_theme, f, g.age.has_value()));
        }
    }
}

} // namespace meridian
