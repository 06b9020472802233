// SPDX-License-Identifier: GPL-3.0-or-later
#include "failoverspage.h"

#include "canarychart.h"
#include "errorcard.h"
#include "factcard.h"
#include "filesave.h"
#include "format.h"
#include "operationcatalogue.h"
#include "operationexport.h"
#include "operationhistory.h"
#include "operationjson.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "tabletext.h"
#include "tonedelegate.h"

#include <QBuffer>
#include <QComboBox>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPdfWriter>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextDocument>
#include <QToolButton>

#include <array>

namespace meridian
{

namespace
{

constexpr int kExportRows = 5000; ///< at a time
constexpr std::array kStates{OperationState::Done, OperationState::Undone, OperationState::Refused,
                             OperationState::NeedsPerson, OperationState::Running};

QByteArray pdfOf(const QString &markdown)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setCreator(QStringLiteral("meridian"));
    QTextDocument document;
    document.setDefaultFont(textFont(0.85));
    document.setMarkdown(markdown);
    document.print(&writer);
    return buffer.data();
}

} // namespace

void FailoversPage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_facts->setTheme(theme);
    m_writes->setTheme(theme);
    m_chart->setTheme(theme);
    setLabelColour(m_canaryFigures, theme.dimText);
    m_error->setTheme(theme);
    m_view->viewport()->update();
    m_steps->viewport()->update();
}

void FailoversPage::setUtc(bool utc)
{
    m_utc = utc;
    m_history->setUtc(utc);
    showDetail();
}

void FailoversPage::setOperations(Operations *operations)
{
    if (m_operations)
        disconnect(m_operations, nullptr, this, nullptr);
    m_operations = operations;
    m_detail.reset();
    m_stale = true;
    if (operations)
        connect(operations, &Operations::historyChanged, this, [this] {
            m_stale = true;
            applyFilter();
            if (m_detail)
                ask();
        });
    applyFilter();
    showDetail();
}

void FailoversPage::setSnapshot(const SnapshotPtr &snapshot)
{
    QStringList clusters;
    for (const Cluster &cluster : snapshot->fleet ? snapshot->fleet->clusters : QList<Cluster>())
        clusters << cluster.id.name();
    if (m_cluster->count() == clusters.size() + 1 && m_cluster->itemText(1) == clusters.value(0))
        return;
    const QString chosen = m_cluster->currentData().toString();
    m_cluster->clear();
    m_cluster->addItem(tr("Every cluster"), QString());
    for (const QString &name : std::as_const(clusters))
        m_cluster->addItem(name, name);
    m_cluster->setCurrentIndex(std::max(0, m_cluster->findData(chosen)));
}

/// Asked only while the page is seen.
void FailoversPage::applyFilter()
{
    if (!isVisible() || !m_stale)
        return;
    m_stale = false;
    HistoryFilter filter;
    filter.kind = m_kind->currentData().toString();
    filter.cluster = ClusterId(m_cluster->currentData().toString());
    if (m_state->currentIndex() > 0)
        filter.state = kStates[static_cast<size_t>(m_state->currentIndex() - 1)];
    if (const int days = m_range->currentData().toInt(); days > 0)
        filter.from = now() - std::chrono::days(days);
    m_history->setOperations(nullptr);
    m_history->setFilter(filter);
    m_history->setOperations(m_operations);
}

void FailoversPage::showEvent(QShowEvent *event)
{
    PageWidget::showEvent(event);
    applyFilter();
}

void FailoversPage::showOperation(const QString &id)
{
    m_wanted = id;
    m_stale = true;
    applyFilter();
    showState();
}

void FailoversPage::showState()
{
    const int rows = m_history->rowCount();
    const bool nothing = rows == 0 && !m_history->isLoading();
    const auto &error = m_history->error();
    const bool filtered = m_kind->currentIndex() > 0 || m_cluster->currentIndex() > 0 || m_state->currentIndex() > 0 ||
                          m_range->currentIndex() > 0;
    m_count->setText(m_history->isLoading() && rows == 0
                         ? tr("Reading…")
                         : (m_history->canFetchMore({}) ? tr("more than %1 operations").arg(format::count(rows))
                                                        : tr("%n operation(s)", nullptr, rows)));
    m_view->setVisible(!nothing);
    m_empty->setVisible(nothing);
    m_empty->setText(error ? error->text()
                     : filtered
                         ? tr("No operation fits these filters.")
                         : tr("No operation yet.\nSwitchovers, failovers, rejoins and maintenance will be listed here "
                              "with every step, its evidence and its time."));
    m_csv->setEnabled(rows > 0);
    const int wanted = m_wanted.isEmpty() ? -1 : m_history->rowOf(m_wanted);
    if (wanted >= 0) {
        m_wanted.clear();
        m_view->selectRow(wanted);
    } else if (!m_view->currentIndex().isValid() && rows > 0) {
        if (const int row = m_detail ? m_history->rowOf(m_detail->operation.id) : 0; row >= 0)
            m_view->selectRow(row);
    }
}

void FailoversPage::ask()
{
    const OperationRecord *record = m_history->record(m_view->currentIndex().row());
    if (!record || !m_operations)
        return;
    m_operations->operation(record->id)
        .then(this, [this, id = record->id](const Result<std::optional<OperationDetail>> &found) {
            const OperationRecord *current = m_history->record(m_view->currentIndex().row());
            if (!current || current->id != id)
                return;
            m_detail = found ? *found : std::nullopt;
            m_error->setVisible(!found);
            if (!found)
                m_error->setError(found.error());
            showDetail();
        });
}

void FailoversPage::showDetail()
{
    m_detailPane->setVisible(m_detail.has_value());
    if (!m_detail)
        return;
    const auto live = liveFrom(*m_detail);
    m_title->setText(live ? progressText(*live) : m_detail->operation.id);
    m_facts->setFacts(recordFacts(m_detail->operation, m_utc));
    m_times->setRows(live ? stepTimes(*live) : QList<StepTime>());
    showCanary(live ? live->worstCanary() : nullptr);
    const QString needs = m_detail->operation.facts.value(QStringLiteral("error")).toString();
    m_error->setVisible(!live || !needs.isEmpty());
    if (!live)
        m_error->setError(live.error());
    else if (!needs.isEmpty())
        m_error->setError({ErrorKind::Internal, tr("What went wrong"), needs, {}, {}});
}

void FailoversPage::showCanary(const CanaryReading *reading)
{
    m_writes->setVisible(reading != nullptr);
    if (!reading)
        return;
    m_writes->setWords(tr("Writes seen by a client"),
                       tr("through %1, around the longest gap").arg(canaryPlace(*reading)));
    m_chart->setVisible(!reading->latest.isEmpty()); // an older version kept only the figures
    m_chart->setReading(*reading, m_detail->operation.stateSince);
    setLabelWords(m_canaryFigures, canaryFigures(*reading));
}

QByteArray FailoversPage::exported(const QString &suffix) const
{
    if (!m_detail)
        return {};
    if (suffix == QLatin1String("json"))
        return QJsonDocument(toJson(*m_detail)).toJson();
    const QString markdown = operationMarkdown(*m_detail, m_utc);
    return suffix == QLatin1String("pdf") ? pdfOf(markdown) : markdown.toUtf8();
}

void FailoversPage::save(const QString &suffix)
{
    if (m_detail)
        askAndSave(this, tr("Export the operation"), QStringLiteral("%1.%2").arg(m_detail->operation.id, suffix),
                   exported(suffix));
}

/// It is gathered from the history and packed meanwhile: the page goes on.
void FailoversPage::askForFlightRecorder()
{
    if (!m_operations || !m_detail)
        return;
    m_export->setEnabled(false);
    const QString id = m_detail->operation.id;
    m_operations->flightRecorder(id)
        .then(this,
              [this, id](const Result<QByteArray> &archive) {
                  m_export->setEnabled(true);
                  if (archive)
                      askAndSave(this, tr("Save the flight recorder"), id + QStringLiteral(".zip"), *archive);
                  else
                      m_error->setError(archive.error());
                  m_error->setVisible(!archive.ok());
              })
        .onCanceled(this, [this] { m_export->setEnabled(true); });
}

/// All that the filter finds, not only what was looked at.
void FailoversPage::askForTable()
{
    HistoryFilter filter = m_history->filter();
    filter.limit = kExportRows;
    m_csv->setEnabled(false);
    collect(filter, {});
}

void FailoversPage::collect(const HistoryFilter &filter, const QList<OperationRecord> &before)
{
    if (!m_operations)
        return;
    m_operations->history(filter).then(this, [this, filter, before](const Result<QList<OperationRecord>> &page) {
        const QList<OperationRecord> all = before + (page ? *page : QList<OperationRecord>());
        if (page && page->size() == filter.limit) {
            HistoryFilter next = filter;
            next.after = all.last().number;
            collect(next, all);
            return;
        }
        m_csv->setEnabled(true);
        m_error->setVisible(!page);
        if (page)
            askAndSave(this, tr("Export operations"), QStringLiteral("operations.csv"),
                       toCsv(operationCells(all, true, m_utc)));
        else
            m_error->setError(page.error());
    });
}

QByteArray FailoversPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_splitter->saveState() << m_view->horizontalHeader()->saveState() << m_kind->currentIndex()
        << m_state->currentIndex() << m_range->currentIndex();
    return state;
}

void FailoversPage::restoreState(const QByteArray &state)
{
    QByteArray splitter, header;
    int kind = 0, result = 0, range = 0;
    QDataStream in(state);
    in >> splitter >> header >> kind >> result >> range;
    m_splitter->restoreState(splitter);
    m_view->horizontalHeader()->restoreState(header);
    m_history->sort(m_view->horizontalHeader()->sortIndicatorSection(),
                    m_view->horizontalHeader()->sortIndicatorOrder());
    m_kind->setCurrentIndex(std::clamp(kind, 0, m_kind->count() - 1));
    m_state->setCurrentIndex(std::clamp(result, 0, m_state->count() - 1));
    m_range->setCurrentIndex(std::clamp(range, 0, m_range->count() - 1));
    m_stale = true;
    applyFilter();
}

void FailoversPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
