// SPDX-License-Identifier: GPL-3.0-or-later
#include "problemstrip.h"

#include <QHBoxLayout>
#include <QLabel>

namespace meridian
{

ProblemStrip::ProblemStrip(QWidget *parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("problemStrip"));
    m_text->setObjectName(QStringLiteral("problemText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 7, 16, 7);
    layout->addWidget(m_text);
    hide();
}

void ProblemStrip::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#problemStrip { background: %1; border-bottom: 1px solid %2; }")
                      .arg(theme.warningTint.name(), theme.warning.name()));
}

void ProblemStrip::setSnapshot(const Snapshot &snapshot)
{
    QStringList problems;
    for (const Reason &reason : {snapshot.fleetProblem, snapshot.storeProblem}) {
        if (!reason.isEmpty())
            problems << reason.text();
    }
    const QString text = problems.join(u'\n');
    if (text != m_text->text())
        m_text->setText(text);
    setVisible(!text.isEmpty());
}

QString ProblemStrip::text() const
{
    return m_text->text();
}

} // namespace meridian
