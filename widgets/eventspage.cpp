// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventspage.h"

#include "columnchooser.h"
#include "eventdelegate.h"
#include "eventdetails.h"
#include "eventfilterbar.h"
#include "eventview.h"
#include "format.h"
#include "tabletext.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

QPushButton *button(const QString &name, QWidget *parent)
{
    auto *b = new QPushButton(parent);
    b->setObjectName(name);
    b->setProperty("role", QStringLiteral("quiet"));
    return b;
}

} // namespace

EventsPage::EventsPage(QWidget *parent)
    : PageWidget(parent)
    , m_table(new EventTable(this))
    , m_view(new EventView(this))
    , m_delegate(new EventDelegate(*m_table, this))
    , m_filter(new EventFilterBar(this))
    , m_columns(nullptr)
    , m_details(new EventDetails(this))
    , m_count(new QLabel(this))
    , m_newer(button(QStringLiteral("eventsNewer"), this))
    , m_export(button(QStringLiteral("eventsExport"), this))
    , m_empty(new QLabel(this))
    , m_clear(button(QStringLiteral("eventsClear"), this))
    , m_progress(buildProgress())
{
    setObjectName(QStringLiteral("eventsPage"));
    m_count->setObjectName(QStringLiteral("eventsCount"));
    m_count->setProperty("role", QStringLiteral("dim"));
    m_empty->setObjectName(QStringLiteral("eventsEmpty"));
    m_empty->setProperty("role", QStringLiteral("dim"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    buildTable();

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 4);
    tools->addWidget(m_filter, 1);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(14, 0, 14, 6);
    second->setSpacing(10);
    second->addWidget(m_count);
    second->addWidget(m_newer);
    second->addWidget(m_clear);
    second->addStretch(1);
    second->addWidget(m_columns);
    second->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addLayout(second);
    layout->addWidget(m_progress);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_details);

    connect(m_filter, &EventFilterBar::changed, this, [this] {
        applyFilter();
        Q_EMIT stateChanged();
    });
    connect(m_columns, &ColumnChooser::changed, this, &EventsPage::stateChanged);
    connect(m_clear, &QPushButton::clicked, m_filter, &EventFilterBar::clear);
    connect(m_newer, &QPushButton::clicked, m_table, &EventTable::reload);
    connect(m_export, &QPushButton::clicked, this, &EventsPage::askForFile);
    connect(m_table, &EventTable::changed, this, &EventsPage::showState);
    connect(m_details, &EventDetails::momentChosen, this, &EventsPage::momentChosen);
    connect(m_details, &EventDetails::nodeChosen, this, [this](const NodeId &node) { Q_EMIT selected(node); });
    connect(&m_exporting, &EventExport::progressed, this, [this](qint64 rows) {
        m_bar->setRange(0, m_table->isCounted() ? std::max(1, m_table->rowCount()) : 0);
        m_bar->setValue(static_cast<int>(rows));
        m_progressWords->setText(
            tr("Exporting: %1 of %2 events").arg(format::count(rows), format::count(m_table->rowCount())));
    });
    connect(&m_exporting, &EventExport::finished, this, &EventsPage::endExport);
    retranslate();
}

void EventsPage::buildTable()
{
    m_view->setObjectName(QStringLiteral("eventsTable"));
    m_view->attach(m_table);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_columns = new ColumnChooser(QStringLiteral("eventsColumns"), m_view, looksOf(m_table->columns()),
                                  QStringLiteral("reason"), this);
    m_view->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    m_view->setSortingEnabled(true);

    auto *copy = new QAction(m_view);
    copy->setObjectName(QStringLiteral("copyEvents"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectedAsTsv()); });
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view, &QTableView::activated, this, &EventsPage::lookAt);
    connect(m_view, &QTableView::doubleClicked, this, &EventsPage::lookAt);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &EventsPage::showDetails);
    connect(m_table, &QAbstractItemModel::dataChanged, this, &EventsPage::showDetails);
    connect(m_table, &QAbstractItemModel::modelReset, this, &EventsPage::showDetails);
}

QWidget *EventsPage::buildProgress()
{
    auto *strip = new QWidget(this);
    strip->setObjectName(QStringLiteral("eventsProgress"));
    m_bar = new QProgressBar(strip);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_progressWords = new QLabel(strip);
    m_progressWords->setObjectName(QStringLiteral("eventsProgressWords"));
    m_cancel = new QPushButton(strip);
    m_cancel->setObjectName(QStringLiteral("eventsExportCancel"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_exporting.cancel();
        m_progress->hide();
    });
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(14, 2, 14, 6);
    layout->addWidget(m_progressWords);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    strip->hide();
    return strip;
}

void EventsPage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_details->setTheme(theme);
    m_view->viewport()->update();
}

void EventsPage::setUtc(bool utc)
{
    m_utc = utc;
    m_table->setUtc(utc);
    showDetails();
}

void EventsPage::setHistory(History *history)
{
    m_exporting.cancel();
    m_progress->hide();
    m_history = history;
    m_table->setHistory(nullptr); // it may be gone already
    m_stale = true;
    applyIfSeen();
}

void EventsPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_filter->setFleet(snapshot->fleet);
}

void EventsPage::setMoment(std::optional<Instant> moment)
{
    m_delegate->setMoment(moment);
    m_view->viewport()->update();
}

void EventsPage::select(const Selection &what)
{
    if (m_selection == what)
        return;
    m_selection = what;
    if (m_filter->followsSelection()) {
        m_stale = true;
        applyIfSeen();
    }
}

void EventsPage::addEvents(const QList<Event> &)
{
    if (isVisible())
        m_table->refresh();
}

void EventsPage::applyFilter()
{
    m_stale = false;
    m_table->setHistory(m_history);
    m_table->setFilter(m_filter->filter(m_selection));
}

void EventsPage::applyIfSeen()
{
    if (m_stale && isVisible())
        applyFilter();
}

void EventsPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    if (m_stale)
        applyFilter();
    else
        m_table->refresh();
}

void EventsPage::showState()
{
    const int rows = m_table->rowCount();
    const QString number = format::count(rows);
    m_count->setText(m_table->isLoading()   ? tr("Reading…")
                     : m_table->isCounted() ? tr("%1 event(s)", nullptr, rows).arg(number)
                                            : tr("more than %1 events").arg(number));
    m_newer->setVisible(m_table->newer() > 0);
    m_newer->setText(tr("Show %n new", nullptr, m_table->newer()));
    m_clear->setVisible(m_filter->isFiltering());
    m_export->setEnabled(rows > 0 && !m_exporting.isRunning());
    const bool nothing = rows == 0 && !m_table->isLoading();
    m_empty->setVisible(nothing);
    m_view->setVisible(!nothing);
    m_empty->setText(m_filter->isFiltering() ? tr("No event matches. Look at a longer time, or clear the filters.")
                                             : tr("Nothing has happened yet.\nChanges of health, roles and links "
                                                  "will be listed here with their causes."));
}

void EventsPage::showDetails()
{
    const QModelIndex current = m_view->currentIndex();
    const Event *event = current.isValid() ? m_table->event(current.row()) : nullptr;
    const std::optional<Event> chosen = event ? std::optional(*event) : std::nullopt;
    if (chosen.has_value() == m_details->event().has_value() && chosen && m_details->event()->id == chosen->id &&
        chosen->id != 0)
        return;
    m_details->show(chosen, {now(), m_utc});
}

void EventsPage::lookAt(const QModelIndex &index)
{
    if (const Event *event = m_table->event(index.row()))
        Q_EMIT momentChosen(event->at);
}

QString EventsPage::selectedAsTsv() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_table->event(row)) // what is not held is for the export
                rows << row;
        }
    }
    std::sort(rows.begin(), rows.end());
    return toTsv(m_columns->texts(rows));
}

void EventsPage::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export events"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("events.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &EventsPage::exportTo);
    dialog->open();
}

void EventsPage::exportTo(const QString &file)
{
    m_progress->show();
    m_cancel->setVisible(true);
    m_progressWords->setText(tr("Exporting…"));
    m_bar->setRange(0, 0);
    m_exporting.start(m_history, m_table->query(), file);
    showState();
}

void EventsPage::endExport(qint64 rows, const QString &problem)
{
    m_bar->setRange(0, 1);
    m_bar->setValue(1);
    m_cancel->setVisible(false);
    m_progressWords->setText(problem.isEmpty() ? tr("%1 events were exported.").arg(format::count(rows))
                                               : tr("The export failed: %1. Choose another place.").arg(problem));
    showState();
}

QByteArray EventsPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_columns->saveState() << m_filter->saveState();
    return state;
}

void EventsPage::restoreState(const QByteArray &state)
{
    QByteArray columns, filter;
    QDataStream in(state);
    in >> columns >> filter;
    m_columns->restoreState(columns);
    m_filter->restoreState(filter);
    m_stale = true;
    applyIfSeen();
}

void EventsPage::retranslate()
{
    m_export->setText(tr("&Export CSV…"));
    m_cancel->setText(tr("Cancel"));
    m_clear->setText(tr("Clear filters"));
    m_view->setAccessibleName(tr("Events"));
    m_bar->setAccessibleName(tr("Progress of the export"));
    if (auto *copy = m_view->findChild<QAction *>(QStringLiteral("copyEvents")))
        copy->setText(tr("Copy rows"));
    m_table->retranslate();
    m_columns->setColumns(looksOf(m_table->columns()));
    showState();
}

void EventsPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
