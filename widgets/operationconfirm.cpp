// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationconfirm.h"

#include "factcard.h"
#include "format.h"
#include "operationcatalogue.h"
#include "operationparts.h"
#include "operationtexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kSideWidth = 330;

QString withoutBlanks(QString text)
{
    return text.remove(u' ').remove(QChar(0x2009)).remove(QChar(0xa0));
}

template <class Field>
Field *named(const char *name, QWidget *parent)
{
    auto *field = new Field(parent);
    field->setObjectName(QLatin1String(name));
    return field;
}

} // namespace

OperationConfirm::OperationConfirm(QWidget *parent)
    : OperationPage(parent)
    , m_reason(named<QComboBox>("operationReason", this))
    , m_comment(named<QLineEdit>("operationComment", this))
    , m_loss(named<QLineEdit>("typedLoss", this))
    , m_name(named<QLineEdit>("typedCluster", this))
    , m_reasonLabel(new QLabel(this))
    , m_commentLabel(new QLabel(this))
    , m_lossLabel(operationLabel("lossLabel", nullptr, this))
    , m_nameLabel(operationLabel("nameLabel", nullptr, this))
    , m_schemaWords(operationLabel("schemaWords", "dim", this))
    , m_canary(named<QCheckBox>("canary", this))
    , m_schema(named<QCheckBox>("createSchema", this))
    , m_summary(new FactCard(QStringLiteral("confirmSummary"), this))
{
    setObjectName(QStringLiteral("operationConfirm"));
    const std::pair<QLabel *, QWidget *> rows[] = {
        {m_reasonLabel, m_reason}, {m_commentLabel, m_comment}, {m_lossLabel, m_loss}, {m_nameLabel, m_name}};
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    for (const auto &[label, field] : rows) {
        label->setBuddy(field);
        field->setMaximumWidth(460);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(8);
        if (label == m_commentLabel) {
            column->addWidget(m_canary);
            column->addWidget(m_schemaWords);
            column->addWidget(m_schema);
            column->addSpacing(12);
        }
    }
    column->addStretch(1);
    auto *side = new QVBoxLayout;
    side->addWidget(m_summary);
    side->addStretch(1);
    m_summary->setFixedWidth(kSideWidth);
    auto *body = new QWidget;
    body->setLayout(column);
    column->setContentsMargins(2, 0, 2, 0);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    layout->addWidget(scrolled(body, QStringLiteral("confirmScroll")), 1);
    layout->addLayout(side);
    connect(m_reason, &QComboBox::activated, this, &OperationConfirm::tell);
    connect(m_comment, &QLineEdit::textEdited, this, &OperationConfirm::tell);
    connect(m_name, &QLineEdit::textEdited, this, &OperationConfirm::tell);
    connect(m_canary, &QCheckBox::toggled, this, &OperationConfirm::tell);
    connect(m_schema, &QCheckBox::toggled, this, &OperationConfirm::tell);
    connect(m_loss, &QLineEdit::textEdited, this, &OperationConfirm::tellLoss);
    retranslate();
}

void OperationConfirm::setTheme(const Theme &theme)
{
    m_summary->setTheme(theme);
    setLabelColour(m_lossLabel, theme.critical);
}

QString OperationConfirm::lossText() const
{
    const Plan *plan = m_draft.plan();
    const bool loses = plan && plan->kind == OperationKind::Failover && plan->lossBytes.value_or(0) > 0;
    return loses ? format::bytes(*plan->lossBytes) : QString();
}

bool OperationConfirm::asksForName() const
{
    return m_draft.snapshot && m_draft.isProduction() && operationRow(m_draft.form.kind).changesRoles;
}

void OperationConfirm::show(const OperationDraft &draft)
{
    m_showing = true;
    m_draft = draft;
    const Confirmation &said = draft.confirmation;
    const int reason = m_reason->findData(said.reason);
    m_reason->setCurrentIndex(reason);
    if (m_comment->text() != said.comment)
        m_comment->setText(said.comment);
    if (m_name->text() != said.typedCluster)
        m_name->setText(said.typedCluster);
    const bool roles = operationRow(draft.form.kind).changesRoles && draft.form.kind != OperationKind::Rejoin;
    m_canary->setVisible(roles);
    m_canary->setChecked(said.canary);
    const bool schema = roles && said.canary && draft.review && !draft.review->hasSchema.value_or(false);
    m_schemaWords->setVisible(schema);
    m_schema->setVisible(schema);
    m_schema->setChecked(said.mayCreateSchema);
    const QString loss = lossText();
    const bool asksLoss = !loss.isEmpty();
    m_lossLabel->setVisible(asksLoss);
    m_loss->setVisible(asksLoss);
    m_lossLabel->setText(
        tr("About %1 that applications were told is stored would be lost. Type %1 to accept that:").arg(loss));
    m_nameLabel->setVisible(asksForName());
    m_name->setVisible(asksForName());
    m_nameLabel->setText(tr("This is production. Type the cluster's name, %1:").arg(draft.form.cluster.name()));
    m_name->setPlaceholderText(draft.form.cluster.name());
    if (const Plan *plan = draft.plan(); plan && draft.cluster()) {
        m_summary->setWords(operationHeadline(plan->kind, plan->cluster), routeText(*plan, *draft.snapshot->fleet));
        QList<Fact> facts = objectiveFacts(*plan, *draft.cluster(), nullptr);
        if (!operationRow(plan->kind).changesRoles)
            facts.clear();
        facts.prepend({tr("Plan"), planSummary(*plan), Fact::Tone::Normal, false, {}});
        QStringList accepted(draft.form.accepted.begin(), draft.form.accepted.end());
        accepted.sort();
        if (!accepted.isEmpty())
            facts << Fact{tr("Accepted"), accepted.join(QStringLiteral(", ")), Fact::Tone::Warning, true, {}};
        m_summary->setFacts(facts);
    }
    m_showing = false;
}

void OperationConfirm::tell()
{
    if (m_showing)
        return;
    Confirmation said = m_draft.confirmation;
    said.reason = m_reason->currentData().toString();
    said.comment = m_comment->text();
    said.typedCluster = m_name->text();
    said.canary = m_canary->isChecked();
    said.mayCreateSchema = m_schema->isChecked();
    Q_EMIT confirmationChanged(said);
}

/// What is typed becomes part of the question: a loss that was accepted no longer blocks.
void OperationConfirm::tellLoss()
{
    OperationForm form = m_draft.form;
    const bool same = withoutBlanks(m_loss->text()).compare(withoutBlanks(lossText()), Qt::CaseInsensitive) == 0;
    if (same)
        form.acceptedLossBytes = m_draft.plan()->lossBytes;
    else
        form.acceptedLossBytes.reset();
    if (form != m_draft.form)
        Q_EMIT formChanged(form);
}

QString OperationConfirm::sentence() const
{
    return tr("Why it is done goes into the journal and into the history. What is accepted here holds for this "
              "operation only.");
}

QString OperationConfirm::note(const OperationDraft &draft) const
{
    return reasonText(draft.confirmation.reason);
}

QString OperationConfirm::obstacle(const OperationDraft &draft) const
{
    if (draft.confirmation.reason.isEmpty())
        return tr("Choose the reason.");
    if (!lossText().isEmpty() && draft.form.acceptedLossBytes.value_or(-1) < *draft.plan()->lossBytes)
        return tr("Type the loss to accept it.");
    if (m_draft.snapshot && asksForName() && draft.confirmation.typedCluster != draft.form.cluster.name())
        return tr("Type the cluster's name.");
    if (!m_schema->isHidden() && draft.review && draft.review->hasSchema && !draft.confirmation.mayCreateSchema)
        return tr("Allow the schema, or leave the canary out.");
    if (!draft.mayAct)
        return tr("This window is in read-only mode: switch to operator mode in the top bar.");
    return {};
}

QWidget *OperationConfirm::firstField() const
{
    return m_reason;
}

void OperationConfirm::retranslate()
{
    const QVariant chosen = m_reason->currentData();
    m_reason->clear();
    for (const OccasionRow &row : occasions())
        m_reason->addItem(row.text(), QLatin1String(row.code));
    m_reason->setCurrentIndex(m_reason->findData(chosen));
    m_reason->setPlaceholderText(tr("Choose…"));
    m_reasonLabel->setText(tr("&Reason"));
    m_commentLabel->setText(tr("Tic&ket or comment"));
    m_canary->setText(tr("&Measure the outage with a client that writes a row every 5 ms"));
    m_schemaWords->setText(
        tr("Its rows go into the table meridian.canary; without that schema nothing is measured. Nothing "
           "else is ever written to the database."));
    m_schema->setText(tr("&Create the schema meridian where it is not there yet"));
    m_reason->setAccessibleName(tr("Reason"));
    m_comment->setAccessibleName(tr("Ticket or comment"));
    m_loss->setAccessibleName(tr("Accepted loss"));
    m_name->setAccessibleName(tr("Name of the cluster"));
    if (m_draft.snapshot)
        show(OperationDraft(m_draft));
}

void OperationConfirm::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
