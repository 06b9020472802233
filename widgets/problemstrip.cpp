// SPDX-License-Identifier: GPL-3.0-or-later
#include "problemstrip.h"

#include "icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace meridian
{

ProblemStrip::ProblemStrip(QWidget *parent) : QFrame(parent), m_text(new QLabel(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("problemStrip"));
    m_text->setObjectName(QStringLiteral("problemText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setObjectName(QStringLiteral("problemClose"));
    m_close->setProperty("role", QStringLiteral("quiet"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 7, 16, 7);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, [this] { setNotice({}); });
    retranslate();
    showTexts();
}

void ProblemStrip::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#problemStrip { background: %1; border-bottom: %3px solid %2; }")
                      .arg(theme.warningTint.name(), theme.warning.name())
                      .arg(theme.line));
    m_close->setIcon(icon(QStringLiteral("close"), theme.text));
}

void ProblemStrip::setSnapshot(const Snapshot &snapshot)
{
    QStringList problems;
    for (const Reason &reason : {snapshot.fleetProblem, snapshot.storeProblem}) {
        if (!reason.isEmpty())
            problems << reason.text();
    }
    m_problems = problems.join(u'\n');
    showTexts();
}

void ProblemStrip::setNotice(const QString &text)
{
    m_notice = text;
    showTexts();
}

void ProblemStrip::showTexts()
{
    const bool both = !m_problems.isEmpty() && !m_notice.isEmpty();
    const QString text = both ? m_problems + u'\n' + m_notice : m_problems + m_notice;
    if (text != m_text->text())
        m_text->setText(text);
    m_close->setVisible(!m_notice.isEmpty());
    setVisible(!text.isEmpty());
}

QString ProblemStrip::text() const
{
    return m_text->text();
}

void ProblemStrip::retranslate()
{
    m_close->setAccessibleName(tr("Close the notice"));
    m_close->setToolTip(tr("Close the notice"));
}

void ProblemStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
