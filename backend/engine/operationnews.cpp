// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationnews.h"

#include "format.h"
#include "journal.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kPause{1000};

/// SQLite appends to the journal's -wal file (https://www.sqlite.org/wal.html, 2.2) and moves it over now and then.
QString stampOf(const QString &file)
{
    QString stamp;
    for (const QString &name : {file, file + QStringLiteral("-wal")}) {
        const QFileInfo info(name);
        stamp += QStringLiteral("%1 %2 ").arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
    }
    return stamp;
}

struct Look {
    QString stamp;
    std::optional<QList<OperationRecord>> operations; ///< nothing: as it was, or it cannot be read now
    std::optional<QHash<NodeId, Maintenance>> maintenance;
};

Look lookAt(const QString &file, const QString &seen)
{
    Look look{seen, {}, {}};
    const QString stamp = stampOf(file);
    if (stamp == seen || !QFileInfo::exists(file))
        return look;
    const auto journal = Journal::open(file);
    const auto found = journal ? (*journal)->history({}) : Result<QList<OperationRecord>>(journal.error());
    if (!found)
        return look;
    look = {stamp, *found, {}};
    if (const auto maintained = (*journal)->maintenance())
        look.maintenance = *maintained;
    return look;
}

Reason reasonOf(const OperationRecord &o)
{
    QString code = QStringLiteral("operation.%1.%2").arg(o.kind, toText(o.state));
    QStringList args{o.oldPrimary.name(), o.newPrimary.name()};
    const QJsonValue outage = o.facts[u"outage_ms"];
    if (o.state == OperationState::Done && outage.isDouble()) {
        code += QStringLiteral(".measured");
        args << format::duration(
            std::chrono::round<microseconds>(std::chrono::duration<double, std::milli>(outage.toDouble())));
    }
    return {code, args};
}

Severity severityOf(OperationState state)
{
    switch (state) {
    case OperationState::NeedsPerson:
        return Severity::Critical;
    case OperationState::Undone:
        return Severity::Warning;
    case OperationState::Running:
    case OperationState::Done:
    case OperationState::Refused:
        break;
    }
    return Severity::Info;
}

} // namespace

QList<Event> operationEvents(const QList<OperationRecord> &operations, Instant since)
{
    QList<Event> events;
    for (const OperationRecord &o : operations) {
        if (o.state == OperationState::Running || o.state == OperationState::Refused || o.stateSince <= since)
            continue;
        Event e;
        e.at = o.stateSince;
        e.severity = severityOf(o.state);
        e.kind = QStringLiteral("operation");
        e.cluster = o.cluster;
        e.reason = reasonOf(o);
        events.append(e);
    }
    std::sort(events.begin(), events.end(), [](const Event &a, const Event &b) { return a.at < b.at; });
    return events;
}

OperationNews::OperationNews(QString journalFile, QObject *parent) : QObject(parent), m_file(std::move(journalFile))
{
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &OperationNews::look);
}

void OperationNews::start(Instant since)
{
    m_since = since;
    m_timer.start();
    look();
}

void OperationNews::look()
{
    if (std::exchange(m_looking, true))
        return;
    auto promise = std::make_shared<QPromise<Look>>();
    promise->start();
    promise->future().then(this, [this](const Look &look) {
        m_looking = false;
        if (!look.operations)
            return;
        const bool first = m_seen.isEmpty();
        m_seen = look.stamp;
        if (look.maintenance)
            Q_EMIT maintenanceRead(*look.maintenance);
        const QList<Event> news = operationEvents(*look.operations, m_since);
        if (!news.isEmpty()) {
            m_since = news.last().at;
            Q_EMIT happened(news);
        }
        if (!first)
            Q_EMIT journalChanged();
    });
    QThreadPool::globalInstance()->start([promise, file = m_file, seen = m_seen] {
        promise->addResult(lookAt(file, seen));
        promise->finish();
    });
}

} // namespace meridian
