// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodespage.h"

#include "columnchooser.h"
#include "filesave.h"
#include "filterheader.h"
#include "nodedelegate.h"
#include "operationchoices.h"
#include "tabletext.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace meridian
{

namespace
{

struct Grouping {
    NodeGrouping grouping;
    const char *title;
};

constexpr Grouping kGroupings[] = {
    {NodeGrouping::None, QT_TRANSLATE_NOOP("meridian::NodesPage", "No groups")},
    {NodeGrouping::Region, QT_TRANSLATE_NOOP("meridian::NodesPage", "By region")},
    {NodeGrouping::Cluster, QT_TRANSLATE_NOOP("meridian::NodesPage", "By cluster")},
    {NodeGrouping::Role, QT_TRANSLATE_NOOP("meridian::NodesPage", "By role")},
    {NodeGrouping::Health, QT_TRANSLATE_NOOP("meridian::NodesPage", "By health")},
};

QList<int> everyRow(int count)
{
    QList<int> rows(count);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace

NodesPage::NodesPage(QWidget *parent)
    : PageWidget(parent)
    , m_table(new NodeTable(this))
    , m_view(new QTableView(this))
    , m_header(new FilterHeader(m_view))
    , m_delegate(new NodeDelegate(*m_table, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_fields(tool(QStringLiteral("nodesColumnFilters")))
    , m_group(tool(QStringLiteral("nodesGroup")))
    , m_groups(new QActionGroup(this))
    , m_columns(nullptr)
    , m_export(tool(QStringLiteral("nodesExport")))
{
    setObjectName(QStringLiteral("nodesPage"));
    m_filter->setObjectName(QStringLiteral("nodesFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(420);
    m_count->setObjectName(QStringLiteral("nodesCount"));
    m_count->setProperty("role", QStringLiteral("dim"));
    m_fields->setCheckable(true);
    m_fields->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    buildTable();
    buildGroups();

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 10);
    tools->setSpacing(10);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_count);
    tools->addStretch(1);
    for (QWidget *w : {m_fields, m_group, static_cast<QToolButton *>(m_columns), m_export})
        tools->addWidget(w);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_view);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->setFilter(text);
        showCount();
    });
    connect(m_fields, &QToolButton::toggled, this, [this](bool shown) {
        m_header->setFieldsShown(shown);
        if (shown && m_header->field(0) && isVisible())
            m_header->field(0)->setFocus();
        Q_EMIT stateChanged();
    });
    connect(m_header, &FilterHeader::filterChanged, this, [this](int column, const QString &text) {
        m_table->setColumnFilter(m_table->columns()[column].id, text);
        showCount();
    });
    connect(m_columns, &ColumnChooser::changed, this, &NodesPage::stateChanged);
    connect(m_export, &QToolButton::clicked, this, &NodesPage::exportCsv);
    retranslate();
}

QToolButton *NodesPage::tool(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("quiet"));
    return button;
}

void NodesPage::buildTable()
{
    m_view->setObjectName(QStringLiteral("nodesTable"));
    m_view->setHorizontalHeader(m_header);
    m_view->setModel(m_table);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_columns = new ColumnChooser(QStringLiteral("nodesColumns"), m_view, looksOf(m_table->columns()),
                                  QStringLiteral("reason"), this);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    auto *copy = new QAction(m_view);
    copy->setObjectName(QStringLiteral("copyRows"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectedAsTsv()); });
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &NodesPage::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &NodesPage::chosen);
}

/// What the table's own actions do, and the operations of the node at the row.
void NodesPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("nodesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_view->actions());
    const QModelIndex row = m_view->indexAt(at).isValid() ? m_view->indexAt(at) : m_view->currentIndex();
    const NodeId node = row.isValid() && !m_table->groupAt(row.row()) ? m_table->nodeAt(row.row()) : NodeId();
    if (m_operates && m_pending && !node.isEmpty()) {
        menu->addSeparator();
        for (const OperationChoice &choice : operationChoices(*m_pending, node)) {
            QAction *action =
                menu->addAction(choice.title, this, [this, choice] { Q_EMIT operationWanted(choice.form); });
            action->setObjectName(QStringLiteral("operate:%1").arg(toText(choice.form.kind)));
            action->setEnabled(choice.obstacle.isEmpty());
            action->setToolTip(choice.obstacle);
        }
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void NodesPage::buildGroups()
{
    m_group->setPopupMode(QToolButton::InstantPopup);
    m_group->setMenu(new QMenu(m_group));
    for (const Grouping &row : kGroupings) {
        QAction *action = m_group->menu()->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(row.grouping));
        m_groups->addAction(action);
        connect(action, &QAction::triggered, this, [this, how = row.grouping] {
            setGrouping(how);
            Q_EMIT stateChanged();
        });
    }
    m_groups->actions().first()->setChecked(true);
}

void NodesPage::setGrouping(NodeGrouping grouping)
{
    m_table->setGrouping(grouping);
    QAction *action = m_groups->actions().at(static_cast<int>(grouping));
    action->setChecked(true);
    m_group->setText(action->text() + QStringLiteral("  ▾"));
}

void NodesPage::chosen(const QModelIndex &row)
{
    const NodeGroup *group = m_table->groupAt(row.row());
    if (group && group->what.index() != 0)
        Q_EMIT selected(group->what);
    else if (row.isValid() && !group)
        Q_EMIT selected(m_table->nodeAt(row.row()));
}

/// Left closes a group, or goes to the group of a node; Right opens; Space and Enter turn it over.
bool NodesPage::useGroup(int key, const QModelIndex &row)
{
    const NodeGroup *group = m_table->groupAt(row.row());
    if (!group && key == Qt::Key_Left && m_table->grouping() != NodeGrouping::None) {
        for (int above = row.row() - 1; above >= 0; --above) {
            if (m_table->groupAt(above)) {
                m_view->selectRow(above);
                return true;
            }
        }
    }
    if (!group)
        return false;
    const bool turns = key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!turns && key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    m_table->setClosed(row.row(), turns ? !group->closed : key == Qt::Key_Left);
    Q_EMIT stateChanged();
    return true;
}

bool NodesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        if (useGroup(static_cast<QKeyEvent *>(event)->key(), m_view->currentIndex()))
            return true;
    } else if (watched == m_view->viewport()) {
        const bool once = event->type() == QEvent::MouseButtonRelease,
                   twice = event->type() == QEvent::MouseButtonDblClick;
        if (once || twice) {
            const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
            if (twice || at.x() < NodeDelegate::groupArrow)
                useGroup(Qt::Key_Space, m_view->indexAt(at));
        }
    }
    return PageWidget::eventFilter(watched, event);
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

void NodesPage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void NodesPage::select(const Selection &what)
{
    m_wanted = what; // a hidden table has no rows yet
    int row = -1;
    if (const auto *node = std::get_if<NodeId>(&what))
        row = m_table->rowOf(*node);
    for (int r = 0; row < 0 && r < m_table->rowCount(); ++r) {
        const NodeGroup *group = m_table->groupAt(r);
        if (group && what.index() != 0 && group->what == what)
            row = r;
    }
    if (row >= 0 && m_view->currentIndex().row() != row)
        m_view->selectRow(row);
}

void NodesPage::showCount()
{
    m_count->setText(m_table->isFiltering() ? tr("%1 of %n node(s)", nullptr, m_table->total()).arg(m_table->shown())
                                            : tr("%n node(s)", nullptr, m_table->total()));
}

QList<int> NodesPage::nodeRows(QList<int> rows) const
{
    rows.removeIf([this](int row) { return m_table->groupAt(row) != nullptr; });
    return rows;
}

QString NodesPage::selectedAsTsv() const
{
    QList<int> which;
    const QModelIndexList selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &i : selected)
        which << i.row();
    if (which.isEmpty())
        which = everyRow(m_table->rowCount());
    std::sort(which.begin(), which.end());
    return toTsv(m_columns->texts(nodeRows(which)));
}

void NodesPage::exportCsv()
{
    askAndSave(this, tr("Export nodes"), QStringLiteral("nodes.csv"),
               toCsv(m_columns->texts(nodeRows(everyRow(m_table->rowCount())))));
}

QByteArray NodesPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_columns->saveState() << static_cast<int>(m_table->grouping()) << m_table->closedGroups()
        << m_fields->isChecked();
    return state;
}

void NodesPage::restoreState(const QByteArray &state)
{
    QByteArray columns;
    int grouping = 0;
    QStringList closed;
    bool fields = false;
    QDataStream in(state);
    in >> columns >> grouping >> closed >> fields;
    if (in.status() != QDataStream::Ok)
        return;
    m_columns->restoreState(columns);
    m_table->setClosedGroups(closed);
    setGrouping(static_cast<NodeGrouping>(std::clamp(grouping, 0, static_cast<int>(std::size(kGroupings)) - 1)));
    m_fields->setChecked(fields);
}

void NodesPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter, for example: eu-west role:standby"));
    m_filter->setAccessibleName(tr("Filter nodes"));
    m_fields->setText(tr("Column filters"));
    m_fields->setToolTip(tr("A field below each title in which that column is filtered (Ctrl+Shift+F)"));
    m_group->setAccessibleName(tr("Group nodes"));
    for (QAction *action : m_groups->actions())
        action->setText(tr(kGroupings[action->data().toInt()].title));
    setGrouping(m_table->grouping());
    m_export->setText(tr("Export CSV…"));
    m_view->setAccessibleName(tr("Nodes"));
    if (QAction *copy = m_view->findChild<QAction *>(QStringLiteral("copyRows")))
        copy->setText(tr("Copy rows"));
    m_table->retranslate();
    QStringList names;
    for (const Column<NodeRow> &column : m_table->columns())
        names << tr("Filter by %1").arg(column.title);
    m_header->setFields(names, tr("A part of the text, or a comparison such as: > 5 s"));
    m_columns->setColumns(looksOf(m_table->columns()));
    showCount();
}

void NodesPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
