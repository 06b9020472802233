// SPDX-License-Identifier: GPL-3.0-or-later
#include "factsview.h"

#include "format.h"
#include "tonecolour.h"
#include "words.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

QColor valueColour(const Theme &theme, const Fact &fact, bool stale)
{
    return stale || fact.value == format::unknown() ? theme.dimText : toneColour(theme, fact.tone);
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

/// A font of a widget with a style sheet is made out anew each time that one is set.
void setKind(QLabel *label, bool figures)
{
    const int kind = figures ? 2 : 1;
    if (label->property("kind").toInt() == kind)
        return;
    label->setProperty("kind", kind);
    label->setFont(figures ? figureFont(0.88) : textFont(0.92));
}

} // namespace

QFont factsHeadingFont()
{
    QFont font = textFont(0.8, QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

FactsView::FactsView(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("facts"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(14);
}

void FactsView::setTheme(const Theme &theme)
{
    m_theme = theme;
    setGroups(m_groups);
}

FactsView::Line FactsView::addLine(QGridLayout *grid, int row)
{
    const bool heading = row == 0;
    QWidget *group = grid->parentWidget();
    Line line{new QLabel(group), new QLabel(group)};
    line.left->setTextFormat(Qt::PlainText);
    line.right->setTextFormat(Qt::PlainText);
    line.left->setFont(heading ? factsHeadingFont() : textFont(0.92));
    if (heading)
        line.right->setFont(textFont(0.85));
    line.right->setAlignment(Qt::AlignRight | Qt::AlignTop);
    line.right->setWordWrap(true);
    if (!heading)
        line.right->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(line.right, &QLabel::linkActivated, this,
            [this](const QString &link) { follow(link.section(u'/', 0, 0).toInt(), link.section(u'/', 1).toInt()); });
    grid->addWidget(line.left, row, 0, Qt::AlignTop);
    grid->addWidget(line.right, row, 1);
    return line;
}

void FactsView::follow(int group, int fact)
{
    if (group < m_groups.size() && fact < m_groups[group].facts.size())
        Q_EMIT chosen(m_groups[group].facts[fact].leadsTo);
}

QString FactsView::linked(const Fact &fact, qsizetype group, qsizetype number) const
{
    return QStringLiteral("<a href='%1/%2' style='color:%3; text-decoration:none'>%4</a>")
        .arg(group)
        .arg(number)
        .arg((fact.tone == Fact::Tone::Normal ? m_theme.accent : valueColour(m_theme, fact, false)).name(),
             fact.value.toHtmlEscaped());
}

void FactsView::shape(const QList<FactGroup> &groups)
{
    QList<int> wanted;
    for (const FactGroup &g : groups)
        wanted << static_cast<int>(g.facts.size());
    if (wanted == m_shape)
        return;
    m_shape = wanted;
    m_lines.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const int facts : wanted) {
        auto *group = new QWidget(this);
        auto *grid = new QGridLayout(group);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(12);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        for (int row = 0; row <= facts; ++row)
            m_lines << addLine(grid, row);
        m_layout->addWidget(group);
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
        setColour(heading.left, m_theme.dimText);
        setColour(heading.right, m_theme.warning);
        for (const Fact &f : g.facts) {
            const Line &line = m_lines[n++];
            setWords(line.left, f.label);
            setColour(line.left, m_theme.dimText);
            const bool leads = f.leadsTo.index() != 0;
            if (const auto format = leads ? Qt::RichText : Qt::PlainText; line.right->textFormat() != format)
                line.right->setTextFormat(format);
            setWords(line.right, leads ? linked(f, &g - groups.data(), &f - g.facts.data()) : f.value);
            if (const QString name = QStringLiteral("%1: %2").arg(f.label, f.value);
                line.right->accessibleName() != name)
                line.right->setAccessibleName(name);
            setKind(line.right, f.figures);
            setColour(line.right, valueColour(m_theme, f, g.age.has_value()));
        }
    }
}

} // namespace meridian
