// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodespage.h"

#include "filesave.h"
#include "nodedelegate.h"
#include "tabletext.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace meridian
{

namespace
{
constexpr int kRowHeight = 32;
constexpr int kLeastReason = 240, kMostReason = 900;
} // namespace

NodesPage::NodesPage(QWidget *parent)
    : PageWidget(parent)
    , m_table(new NodeTable(this))
    , m_view(new QTableView(this))
    , m_delegate(new NodeDelegate(*m_table, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_columns(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setObjectName(QStringLiteral("nodesPage"));
    m_filter->setObjectName(QStringLiteral("nodesFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(420);
    m_count->setObjectName(QStringLiteral("nodesCount"));
    m_count->setProperty("role", QStringLiteral("dim"));
    m_columns->setObjectName(QStringLiteral("nodesColumns"));
    m_columns->setProperty("role", QStringLiteral("quiet"));
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(new QMenu(m_columns));
    m_export->setObjectName(QStringLiteral("nodesExport"));
    m_export->setProperty("role", QStringLiteral("quiet"));

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 10);
    tools->setSpacing(10);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_count);
    tools->addStretch(1);
    tools->addWidget(m_columns);
    tools->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_view);

    buildTable();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->setFilter(text);
        showCount();
    });
    connect(m_export, &QToolButton::clicked, this, &NodesPage::exportCsv);
    retranslate();
}

void NodesPage::buildTable()
{
    m_view->setObjectName(QStringLiteral("nodesTable"));
    m_view->setModel(m_table);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    for (int i = 0; i < m_table->columnCount(); ++i) {
        header->resizeSection(i, m_table->columns()[i].width);
        header->setSectionHidden(i, !m_table->columns()[i].shown);
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        const bool shownOrHidden = before == 0 || after == 0;
        m_sizedByUser = m_sizedByUser || (isVisible() && !m_fitting && !shownOrHidden);
    });
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);

    auto *copy = new QAction(m_view);
    copy->setObjectName(QStringLiteral("copyRows"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectedAsTsv()); });
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    Q_EMIT selected(m_table->nodeAt(current.row()));
            });
}

void NodesPage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void NodesPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_pending = snapshot;
    if (!isVisible())
        return;
    m_table->setSnapshot(m_pending);
    showCount();
}

void NodesPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (m_pending)
        setSnapshot(m_pending);
    select(m_wanted);
}

void NodesPage::resizeEvent(QResizeEvent *event)
{
    PageWidget::resizeEvent(event);
    fitReason();
}

/// The one column of sentences takes what the others leave, until the user sizes columns himself.
void NodesPage::fitReason()
{
    QHeaderView *header = m_view->horizontalHeader();
    const int reason = m_table->columnOf(u"reason");
    if (m_sizedByUser || header->isSectionHidden(reason))
        return;
    const int others = header->length() - header->sectionSize(reason);
    m_fitting = true;
    header->resizeSection(reason, std::clamp(width() - others, kLeastReason, kMostReason));
    m_fitting = false;
}

void NodesPage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void NodesPage::select(const Selection &what)
{
    if (const auto *node = std::get_if<NodeId>(&what))
        m_wanted = *node; // a hidden table has no rows yet
    const int row = m_table->rowOf(m_wanted);
    if (row >= 0 && m_view->currentIndex().row() != row)
        m_view->selectRow(row);
}

void NodesPage::showCount()
{
    m_count->setText(m_filter->text().trimmed().isEmpty()
                         ? tr("%n node(s)", nullptr, m_table->total())
                         : tr("%1 of %n node(s)", nullptr, m_table->total()).arg(m_table->rowCount()));
}

QList<QStringList> NodesPage::rows(const QList<int> &which) const
{
    const QHeaderView *header = m_view->horizontalHeader();
    QList<int> columns; // as they stand on the screen
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns << header->logicalIndex(visual);
    }
    QStringList titles;
    for (const int c : columns)
        titles << m_table->columns()[c].title;
    QList<QStringList> out{titles};
    for (const int row : which) {
        QStringList cells;
        for (const int c : columns)
            cells << m_table->index(row, c).data().toString();
        out << cells;
    }
    return out;
}

QString NodesPage::selectedAsTsv() const
{
    QList<int> which;
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &i : selected)
        which << i.row();
    if (which.isEmpty()) {
        which.resize(m_table->rowCount());
        std::iota(which.begin(), which.end(), 0);
    }
    std::sort(which.begin(), which.end());
    return toTsv(rows(which));
}

void NodesPage::exportCsv()
{
    QList<int> all(m_table->rowCount());
    std::iota(all.begin(), all.end(), 0);
    askAndSave(this, tr("Export nodes"), QStringLiteral("nodes.csv"), toCsv(rows(all)));
}

void NodesPage::fillColumnMenu()
{
    m_columns->menu()->clear();
    for (int i = 0; i < m_table->columnCount(); ++i) {
        QAction *action = m_columns->menu()->addAction(m_table->columns()[i].title);
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(i));
        action->setEnabled(i != 0); // a row without its name is nothing
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_view->setColumnHidden(i, !shown);
            fitReason();
        });
    }
}

QByteArray NodesPage::saveState() const
{
    return m_view->horizontalHeader()->saveState();
}

void NodesPage::restoreState(const QByteArray &state)
{
    QHeaderView *header = m_view->horizontalHeader();
    if (!header->restoreState(state))
        return;
    m_sizedByUser = true;
    m_view->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
    fillColumnMenu();
}

void NodesPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter, for example: eu-west role:standby"));
    m_filter->setAccessibleName(tr("Filter nodes"));
    m_columns->setText(tr("Columns") + QStringLiteral("  ▾"));
    m_columns->setAccessibleName(tr("Choose columns"));
    m_export->setText(tr("Export CSV…"));
    m_view->setAccessibleName(tr("Nodes"));
    if (QAction *copy = m_view->findChild<QAction *>(QStringLiteral("copyRows")))
        copy->setText(tr("Copy rows"));
    m_table->retranslate();
    fillColumnMenu();
    showCount();
}

void NodesPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
