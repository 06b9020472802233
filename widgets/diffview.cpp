// SPDX-License-Identifier: GPL-3.0-or-later
#include "diffview.h"

#include <QTextBlock>

namespace meridian
{

DiffView::DiffView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setFont(figureFont(0.9));
}

void DiffView::setTheme(const Theme &theme)
{
    m_theme = theme;
    tint();
}

void DiffView::setDiff(const QList<DiffLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    QStringList texts;
    for (const DiffLine &line : lines)
        texts.append(line.marked());
    setPlainText(texts.join(u'\n'));
    tint();
}

void DiffView::tint()
{
    QList<QTextEdit::ExtraSelection> all;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const DiffLine::Kind kind = m_lines[i].kind;
        if (kind == DiffLine::Kind::Same)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document()->findBlockByNumber(static_cast<int>(i)));
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        if (kind == DiffLine::Kind::Place) {
            selection.cursor.select(QTextCursor::BlockUnderCursor);
            selection.format.setForeground(m_theme.dimText);
        } else {
            selection.format.setBackground(kind == DiffLine::Kind::Added ? m_theme.healthyTint : m_theme.criticalTint);
        }
        all.append(selection);
    }
    setExtraSelections(all);
}

} // namespace meridian
