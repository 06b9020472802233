// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtarget.h"

#include "operationcatalogue.h"
#include "operationparts.h"
#include "tonedelegate.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

template <class Row>
void putColumns(QTableView *view, RowTable<Row> *table, const QList<TonedColumn<Row>> &columns)
{
    const bool first = table->columns().isEmpty();
    if (first)
        view->setModel(nullptr);
    table->setColumns(columns);
    if (!first)
        return;
    view->setModel(table);
    for (int i = 0; i < columns.size(); ++i)
        view->setColumnWidth(i, columns[i].width);
}

} // namespace

OperationTarget::OperationTarget(QWidget *parent)
    : OperationPage(parent)
    , m_candidates(new RowTable<CandidateRow>(this))
    , m_rules(new RowTable<Check>(this))
    , m_delegate(new ToneDelegate(this))
    , m_cluster(new QComboBox(this))
    , m_clusterLabel(new QLabel(this))
    , m_rulesTitle(operationLabel("rulesTitle", "dim", this))
    , m_keepData(new QCheckBox(this))
    , m_nodes(new QTableView(this))
    , m_ruleView(new QTableView(this))
    , m_copy(new QPushButton(this))
{
    setObjectName(QStringLiteral("operationTarget"));
    m_cluster->setObjectName(QStringLiteral("operationCluster"));
    m_cluster->setMinimumWidth(200);
    m_clusterLabel->setBuddy(m_cluster);
    m_keepData->setObjectName(QStringLiteral("keepData"));
    m_copy->setObjectName(QStringLiteral("copyLedger"));
    m_copy->setProperty("role", QStringLiteral("quiet"));
    dressTable(m_nodes, QStringLiteral("candidates"), m_delegate);
    m_nodes->setSelectionMode(QAbstractItemView::SingleSelection);
    dressTable(m_ruleView, QStringLiteral("rules"), m_delegate);
    retranslate();

    auto *form = new QHBoxLayout;
    form->addWidget(m_clusterLabel);
    form->addWidget(m_cluster);
    form->addSpacing(16);
    form->addWidget(m_keepData);
    form->addStretch(1);
    auto *between = new QHBoxLayout;
    between->addWidget(m_rulesTitle, 1);
    between->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addWidget(m_nodes, 2);
    layout->addLayout(between);
    layout->addWidget(m_ruleView, 3);

    connect(m_nodes->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OperationTarget::choose);
    connect(m_cluster, &QComboBox::activated, this, [this] {
        OperationForm changed = m_draft.form;
        changed.cluster = ClusterId(m_cluster->currentText());
        changed.node = NodeId();
        changed.accepted.clear();
        Q_EMIT formChanged(changed);
    });
    connect(m_keepData, &QCheckBox::toggled, this, [this](bool keep) {
        OperationForm changed = m_draft.form;
        changed.keepData = keep;
        if (!m_showing)
            Q_EMIT formChanged(changed);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(ledger()); });
}

void OperationTarget::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_nodes->viewport()->update();
    m_ruleView->viewport()->update();
}

void OperationTarget::show(const OperationDraft &draft)
{
    m_showing = true;
    m_draft = draft;
    QStringList clusters;
    for (const Cluster &cluster : draft.snapshot->fleet->clusters)
        clusters << cluster.id.name();
    if (m_cluster->count() != clusters.size() || m_cluster->itemText(0) != clusters.value(0)) {
        m_cluster->clear();
        m_cluster->addItems(clusters);
    }
    m_cluster->setCurrentText(draft.form.cluster.name());
    m_cluster->setEnabled(clusters.size() > 1);
    m_keepData->setVisible(draft.form.kind == OperationKind::Rejoin);
    m_keepData->setChecked(draft.form.keepData);
    const QList<CandidateRow> rows = candidateRows(draft.form, draft.plan(), *draft.snapshot);
    if (draft.review || !rows.isEmpty() || m_candidates->rows().isEmpty())
        m_candidates->setRows(rows); // else the earlier ones stay until the new ones are there
    const NodeId chosen = draft.form.node.isEmpty() && draft.plan() ? draft.plan()->newPrimary : draft.form.node;
    const auto &shown = m_candidates->rows();
    const auto row = std::find_if(shown.begin(), shown.end(), [&](const CandidateRow &r) { return r.node == chosen; });
    if (row != shown.end())
        m_nodes->selectRow(static_cast<int>(row - shown.begin()));
    m_showing = false;
    showRules();
}

void OperationTarget::choose()
{
    showRules();
    const CandidateRow row = m_candidates->rows().value(m_nodes->currentIndex().row());
    if (m_showing || !m_nodes->currentIndex().isValid() || row.node == m_draft.form.node)
        return;
    OperationForm form = m_draft.form;
    form.node = row.node;
    form.accepted.clear(); // they were accepted for another node
    form.acceptedLossBytes.reset();
    Q_EMIT formChanged(form);
}

void OperationTarget::showRules()
{
    const CandidateRow row = m_candidates->rows().value(m_nodes->currentIndex().row());
    QList<Check> rules;
    if (const Plan *plan = m_draft.plan()) {
        for (const Candidate &candidate : plan->candidates) {
            if (candidate.node == row.node)
                rules = candidate.rules;
        }
    } else if (!m_rules->rows().isEmpty() && m_nodes->currentIndex().isValid()) {
        rules = m_rules->rows(); // until the servers have answered
    }
    std::stable_sort(rules.begin(), rules.end(), [](const Check &a, const Check &b) { return a.verdict > b.verdict; });
    m_rules->setRows(rules);
    m_rulesTitle->setText(row.node.isEmpty() ? QString() : tr("Every rule for %1").arg(row.node.name()));
    const bool has = !rules.isEmpty();
    m_rulesTitle->setVisible(has);
    m_ruleView->setVisible(has);
    m_copy->setVisible(has);
}

QString OperationTarget::sentence() const
{
    return operationRow(m_draft.form.kind).summary();
}

QString OperationTarget::note(const OperationDraft &draft) const
{
    if (!draft.form.node.isEmpty())
        return draft.form.node.name();
    if (draft.plan() && !draft.plan()->newPrimary.isEmpty())
        return draft.plan()->newPrimary.name();
    return operationRow(draft.form.kind).needsTarget ? QString() : tr("all nodes");
}

QString OperationTarget::obstacle(const OperationDraft &draft) const
{
    if (!operationRow(draft.form.kind).needsTarget)
        return {};
    if (draft.form.kind == OperationKind::Rejoin)
        return draft.form.node.isEmpty() ? tr("Choose the node that is to come back.") : QString();
    const auto eligible = [](const Candidate &c) { return c.eligible; };
    if (draft.plan() && std::none_of(draft.plan()->candidates.begin(), draft.plan()->candidates.end(), eligible) &&
        draft.plan()->newPrimary.isEmpty())
        return tr("No node can be promoted; each says why.");
    return {};
}

QWidget *OperationTarget::firstField() const
{
    return m_nodes;
}

QString OperationTarget::ledger() const
{
    QStringList parts{m_candidates->text()};
    if (const Plan *plan = m_draft.plan()) {
        RowTable<Check> rules;
        rules.setColumns(ruleColumns());
        for (const Candidate &candidate : plan->candidates) {
            rules.setRows(candidate.rules);
            parts << candidate.node.name() << rules.text();
        }
    }
    return parts.join(QStringLiteral("\n\n"));
}

void OperationTarget::retranslate()
{
    putColumns(m_nodes, m_candidates, candidateColumns());
    putColumns(m_ruleView, m_rules, ruleColumns());
    m_clusterLabel->setText(tr("Clu&ster"));
    m_cluster->setAccessibleName(tr("Cluster"));
    m_keepData->setText(tr("&Keep its whole data directory aside and copy it afresh"));
    m_nodes->setAccessibleName(tr("Nodes"));
    m_ruleView->setAccessibleName(tr("Rules"));
    m_copy->setText(tr("Copy the &ledger"));
    for (QTableView *view : {m_nodes, m_ruleView})
        view->findChild<QAction *>(QStringLiteral("copyRows"))->setText(ToneDelegate::tr("Copy rows"));
}

void OperationTarget::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_draft.snapshot)
            show(OperationDraft(m_draft));
    }
}

} // namespace meridian
