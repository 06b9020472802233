// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationchecks.h"

#include "checkcard.h"
#include "operationparts.h"
#include "operationtexts.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

OperationChecks::OperationChecks(QWidget *parent)
    : OperationPage(parent)
    , m_column(nullptr)
    , m_summary(operationLabel("checksSummary", "dim", this))
    , m_copy(new QPushButton(this))
{
    setObjectName(QStringLiteral("operationChecks"));
    m_copy->setObjectName(QStringLiteral("copyChecks"));
    m_copy->setProperty("role", QStringLiteral("quiet"));
    auto *body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_column->addStretch(1);
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(scrolled(body, QStringLiteral("checksScroll")), 1);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    retranslate();
}

void OperationChecks::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (CheckCard *card : std::as_const(m_cards))
        card->setTheme(theme);
}

void OperationChecks::show(const OperationDraft &draft)
{
    m_draft = draft;
    if (!draft.plan())
        return; // the earlier ones stay until the servers have answered
    const QList<Check> checks = inReadingOrder(draft.plan()->checks);
    while (m_cards.size() > checks.size())
        delete m_cards.takeLast();
    while (m_cards.size() < checks.size()) {
        auto *card = new CheckCard(this);
        card->setTheme(m_theme);
        m_column->insertWidget(static_cast<int>(m_cards.size()), card);
        card->setVisible(true);
        m_cards << card;
        connect(card, &CheckCard::acceptedChanged, this, [this](const QString &code, bool accepted) {
            OperationForm form = m_draft.form;
            if (accepted)
                form.accepted.insert(code);
            else
                form.accepted.remove(code);
            Q_EMIT formChanged(form);
        });
    }
    for (qsizetype i = 0; i < checks.size(); ++i)
        m_cards[i]->setCheck(checks[i], draft.form.accepted.contains(checks[i].code));
    m_summary->setText(checks.isEmpty() ? tr("This needs no checks.") : checksSummary(checks));
    m_copy->setVisible(!checks.isEmpty());
}

QString OperationChecks::sentence() const
{
    return tr(
        "Each check says what was measured, against which limit, and what to do. Nothing that is not known passes.");
}

QString OperationChecks::note(const OperationDraft &draft) const
{
    return draft.plan() ? checksSummary(draft.plan()->checks) : QString();
}

bool OperationChecks::isTypedLater(const Check &check, const Plan &plan)
{
    return plan.kind == OperationKind::Failover && plan.lossBytes && check.code == QLatin1String("target-gap");
}

QString OperationChecks::obstacle(const OperationDraft &draft) const
{
    if (!draft.plan())
        return {};
    const auto blocks = [&](const Check &c) {
        return c.verdict == CheckVerdict::Block && !isTypedLater(c, *draft.plan());
    };
    const QList<Check> &checks = draft.plan()->checks;
    const auto first = std::find_if(checks.begin(), checks.end(), blocks);
    if (first == checks.end())
        return {};
    return tr("Refused: %1").arg(first->reason.text());
}

QWidget *OperationChecks::firstField() const
{
    return m_copy;
}

QString OperationChecks::text() const
{
    QStringList lines;
    for (const CheckCard *card : m_cards)
        lines << checkText(card->check());
    return lines.join(u'\n');
}

void OperationChecks::retranslate()
{
    m_copy->setText(tr("Copy all &checks"));
    if (m_draft.snapshot)
        show(OperationDraft(m_draft));
}

void OperationChecks::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
