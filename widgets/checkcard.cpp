// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkcard.h"

#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kLeft = 40, kTop = 7;
} // namespace

CheckCard::CheckCard(QWidget *parent)
    : QFrame(parent)
    , m_title(operationLabel("checkTitle", nullptr, this))
    , m_code(operationLabel("checkCode", nullptr, this))
    , m_values(operationLabel("checkValues", nullptr, this))
    , m_remedy(operationLabel("checkRemedy", nullptr, this))
    , m_accept(new QCheckBox(this))
{
    m_code->setWordWrap(false);
    m_code->setFont(figureFont(0.82));
    m_code->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_values->setFont(figureFont(0.85));
    m_remedy->setFont(textFont(0.92));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(kLeft, kTop, 14, 8);
    grid->setVerticalSpacing(2);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_code, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(m_values, 1, 0, 1, 2);
    grid->addWidget(m_remedy, 2, 0, 1, 2);
    grid->addWidget(m_accept, 3, 0, 1, 2);
    connect(m_accept, &QCheckBox::clicked, this,
            [this](bool accepted) { Q_EMIT acceptedChanged(m_check.code, accepted); });
}

void CheckCard::setTheme(const Theme &theme)
{
    m_theme = theme;
    show();
}

void CheckCard::setCheck(const Check &check, bool accepted)
{
    m_check = check;
    m_isAccepted = accepted;
    show();
}

QColor CheckCard::colour() const
{
    return m_check.verdict == CheckVerdict::Pass   ? m_theme.healthy
           : m_check.verdict == CheckVerdict::Warn ? m_theme.warning
                                                   : m_theme.critical;
}

void CheckCard::show()
{
    setObjectName(QStringLiteral("check:%1").arg(m_check.code));
    m_accept->setObjectName(QStringLiteral("accept:%1").arg(m_check.code));
    m_title->setText(m_check.reason.text());
    setLabelColour(m_title, m_check.verdict == CheckVerdict::Block ? m_theme.critical : m_theme.text);
    m_code->setText(m_check.node.isEmpty() ? m_check.code
                                           : QStringLiteral("%1 · %2").arg(m_check.code, m_check.node.name()));
    setLabelColour(m_code, m_theme.dimText);
    QStringList values;
    if (!m_check.measured.isEmpty())
        values << tr("measured %1").arg(m_check.measured);
    if (!m_check.threshold.isEmpty())
        values << tr("limit %1").arg(m_check.threshold);
    if (!values.isEmpty() && m_check.age)
        values << tr("%1 old").arg(format::duration(*m_check.age));
    setLabelWords(m_values, values.join(QStringLiteral(" · ")));
    setLabelColour(m_values, m_theme.dimText);
    setLabelWords(m_remedy, m_check.remedy.text());
    setLabelColour(m_remedy, m_theme.dimText);
    m_accept->setText(tr("Accept this for this operation only"));
    m_accept->setVisible(m_isAccepted || (m_check.overridable && m_check.verdict == CheckVerdict::Block));
    m_accept->setChecked(m_isAccepted);
    m_accept->setAccessibleName(QStringLiteral("%1: %2").arg(m_accept->text(), m_title->text()));
    setAccessibleName(QStringLiteral("%1: %2").arg(words::verdict(m_check.verdict), m_title->text()));
    setAccessibleDescription(QStringList{m_values->text(), m_remedy->text()}.join(u' ').trimmed());
    update();
}

void CheckCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show();
}

/// The card and its mark: a tick, a triangle, a diamond. The shape says what the colour says.
void CheckCard::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const bool blocks = m_check.verdict == CheckVerdict::Block;
    paintCard(p, m_theme, rect(), blocks ? m_theme.critical : m_theme.border,
              blocks ? m_theme.criticalTint : m_theme.card);
    const QPointF c(kLeft / 2.0, kTop + m_title->fontMetrics().height() / 2.0);
    if (m_check.verdict == CheckVerdict::Pass) {
        paintTick(p, c, colour());
    } else {
        paintHealthShape(p, m_theme, c, 4.5, blocks ? Health::Failed : Health::Degraded);
    }
}

} // namespace meridian
