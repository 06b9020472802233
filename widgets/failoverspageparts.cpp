// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of failovers is built of: filters, table, the chosen operation below. GUI thread.
#include "canarychart.h"
#include "errorcard.h"
#include "factcard.h"
#include "failoverspage.h"
#include "operationcatalogue.h"
#include "operationhistory.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "tonedelegate.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

constexpr const char *kSuffixes[] = {"json", "md", "pdf"};
constexpr int kListHeight = 150; ///< a few rows beside the longest plan
constexpr int kDays[] = {0, 1, 7, 31, 366};
constexpr OperationState kStates[] = {OperationState::Done, OperationState::Undone, OperationState::Refused,
                                      OperationState::NeedsPerson, OperationState::Running};

template <class W>
W *named(const char *name, QWidget *parent)
{
    auto *w = new W(parent);
    w->setObjectName(QLatin1String(name));
    return w;
}

} // namespace

FailoversPage::FailoversPage(QWidget *parent)
    : PageWidget(parent)
    , m_history(new OperationHistory(this))
    , m_times(new RowTable<StepTime>(this))
    , m_delegate(new ToneDelegate(this))
    , m_kind(named<QComboBox>("operationsKind", this))
    , m_cluster(named<QComboBox>("operationsCluster", this))
    , m_state(named<QComboBox>("operationsState", this))
    , m_range(named<QComboBox>("operationsRange", this))
    , m_count(named<QLabel>("operationsCount", this))
    , m_empty(operationLabel("operationsEmpty", "dim", this))
    , m_title(operationLabel("operationDetailTitle", nullptr, this))
    , m_csv(named<QPushButton>("operationsCsv", this))
    , m_export(named<QToolButton>("operationExport", this))
    , m_view(new QTableView(this))
    , m_steps(new QTableView(this))
    , m_writes(new FactCard(QStringLiteral("operationWrites"), this))
    , m_facts(new FactCard(QStringLiteral("operationFacts"), this))
    , m_chart(new CanaryChart(this))
    , m_canaryFigures(operationLabel("operationCanaryFigures", nullptr, this))
    , m_copy(named<QPushButton>("copyOperation", this))
    , m_error(new ErrorCard(QStringLiteral("operationsError"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_detailPane(buildDetail())
{
    setObjectName(QStringLiteral("failoversPage"));
    m_count->setProperty("role", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    dressTable(m_view, QStringLiteral("operationsTable"), m_delegate);
    m_view->setModel(m_history);
    m_view->setMinimumHeight(kListHeight);
    m_view->setSortingEnabled(true);
    const auto columns = historyColumns();
    for (int i = 0; i < columns.size(); ++i)
        m_view->setColumnWidth(i, columns[i].width);
    auto *top = new QWidget(this);
    auto *upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(buildTools());
    upper->addWidget(m_view, 1);
    upper->addWidget(m_empty, 1);
    m_splitter->setObjectName(QStringLiteral("failoversSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_detailPane);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    wire();
    retranslate();
    showState();
    showDetail();
}

QWidget *FailoversPage::buildTools()
{
    auto *tools = new QWidget(this);
    auto *layout = new QHBoxLayout(tools);
    layout->setContentsMargins(14, 10, 14, 8);
    for (QComboBox *filter : {m_kind, m_cluster, m_state, m_range}) {
        filter->setSizeAdjustPolicy(
            QComboBox::AdjustToMinimumContentsLengthWithIcon); // the list is as wide as it needs
        filter->setMinimumContentsLength(9);
        layout->addWidget(filter);
    }
    layout->addSpacing(8);
    layout->addWidget(m_count);
    layout->addStretch(1);
    m_csv->setProperty("role", QStringLiteral("quiet"));
    layout->addWidget(m_csv);
    return tools;
}

QWidget *FailoversPage::buildDetail()
{
    auto *pane = new QWidget(this);
    pane->setObjectName(QStringLiteral("operationDetail"));
    m_title->setFont(textFont(1.1, QFont::DemiBold));
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_export);
    menu->setObjectName(QStringLiteral("operationExportMenu"));
    for (const char *suffix : kSuffixes) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(QStringLiteral("export:%1").arg(QLatin1String(suffix)));
        connect(action, &QAction::triggered, this, [this, suffix] { save(QLatin1String(suffix)); });
    }
    menu->addSeparator();
    QAction *flight = menu->addAction(QString());
    flight->setObjectName(QStringLiteral("export:flight"));
    connect(flight, &QAction::triggered, this, &FailoversPage::askForFlightRecorder);
    menu->setToolTipsVisible(true);
    m_export->setMenu(menu);
    dressTable(m_steps, QStringLiteral("operationSteps"), m_delegate);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_export);
    auto *body = new QHBoxLayout;
    body->setSpacing(12);
    m_canaryFigures->setFont(figureFont(0.9));
    m_writes->column()->addWidget(m_chart);
    m_writes->column()->addWidget(m_canaryFigures);
    auto *cards = new QWidget(pane);
    auto *column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_writes);
    column->addWidget(m_facts);
    column->addStretch(1);
    auto *side = scrolled(cards, QStringLiteral("operationFactsScroll"));
    side->setFixedWidth(330);
    body->addWidget(m_steps, 1);
    body->addWidget(side);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->addLayout(head);
    layout->addWidget(m_error);
    layout->addLayout(body, 1);
    m_error->hide();
    return pane;
}

void FailoversPage::wire()
{
    for (QComboBox *filter : {m_kind, m_cluster, m_state, m_range}) {
        connect(filter, &QComboBox::activated, this, [this] {
            m_stale = true;
            applyFilter();
            Q_EMIT stateChanged();
        });
    }
    connect(m_history, &OperationHistory::changed, this, &FailoversPage::showState);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FailoversPage::ask);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(exported(QStringLiteral("md")))); });
    connect(m_csv, &QPushButton::clicked, this, &FailoversPage::askForTable);
}

void FailoversPage::retranslate()
{
    const auto refill = [](QComboBox *box, const QString &all, auto &&fill) {
        const int chosen = box->currentIndex();
        box->clear();
        box->addItem(all, QString());
        fill();
        box->setCurrentIndex(std::max(0, chosen));
    };
    refill(m_kind, tr("Every kind"), [this] {
        for (const OperationRow &row : operationCatalogue())
            m_kind->addItem(row.title(), toText(row.kind));
    });
    refill(m_state, tr("Every result"), [this] {
        for (const OperationState state : kStates)
            m_state->addItem(words::operationState(state));
    });
    const QString ranges[] = {tr("Ever"), tr("Last day"), tr("Last week"), tr("Last month"), tr("Last year")};
    const int range = std::max(0, m_range->currentIndex());
    m_range->clear();
    for (size_t i = 0; i < std::size(kDays); ++i)
        m_range->addItem(ranges[i], kDays[i]);
    m_range->setCurrentIndex(range);
    if (m_cluster->count() == 0)
        m_cluster->addItem(QString(), QString());
    m_cluster->setItemText(0, tr("Every cluster"));
    m_kind->setAccessibleName(tr("Kind"));
    m_cluster->setAccessibleName(tr("Cluster"));
    m_state->setAccessibleName(tr("Result"));
    m_range->setAccessibleName(tr("Time"));
    m_view->setAccessibleName(tr("Operations"));
    m_steps->setAccessibleName(tr("Steps"));
    m_csv->setText(tr("Export &CSV…"));
    m_csv->setToolTip(tr("Every operation that the filters find"));
    m_copy->setText(tr("C&opy"));
    m_copy->setToolTip(tr("The whole operation with its steps and checks, as text"));
    m_writes->setWords(tr("Writes seen by a client"));
    m_export->setText(tr("E&xport") + QStringLiteral(" ▾"));
    const QString formats[] = {tr("JSON…"), tr("Markdown…"), tr("PDF…")};
    for (size_t i = 0; i < std::size(kSuffixes); ++i)
        m_export->menu()->actions().at(static_cast<int>(i))->setText(formats[i]);
    QAction *flight = m_export->menu()->actions().last();
    flight->setText(tr("Flight recorder…"));
    flight->setToolTip(tr("All that is known around it in one archive, without secrets: samples, events, plan, steps, "
                          "settings, fleet file"));
    m_facts->setWords(tr("Operation"));
    m_steps->setModel(nullptr);
    m_times->setColumns(stepTimeColumns());
    m_steps->setModel(m_times);
    for (int i = 0; i < m_times->columns().size(); ++i)
        m_steps->setColumnWidth(i, m_times->columns()[i].width);
    for (QTableView *view : {m_view, m_steps})
        view->findChild<QAction *>(QStringLiteral("copyRows"))->setText(ToneDelegate::tr("Copy rows"));
    m_history->retranslate();
    showState();
    showDetail();
}

} // namespace meridian
