// SPDX-License-Identifier: GPL-3.0-or-later
#include "flightgathering.h"

#include "ctloutput.h"
#include "format.h"
#include "operationjson.h"
#include "planjson.h"
#include "plantext.h"
#include "redaction.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QPromise>
#include <QSysInfo>

#include <algorithm>
#include <variant>

namespace meridian
{

namespace
{

constexpr seconds kAround{600};
constexpr int kColumns = 2000, kEvents = 10'000; ///< at most, of each series; of all

struct MetricRow {
    Metric metric;
    const char *name;
};
constexpr MetricRow kMetrics[] = {{Metric::RoundTripMs, "round_trip_ms"},
                                  {Metric::QueryMs, "query_ms"},
                                  {Metric::TcpMs, "tcp_ms"},
                                  {Metric::TlsMs, "tls_ms"},
                                  {Metric::LoginMs, "login_ms"},
                                  {Metric::LagSeconds, "lag_seconds"},
                                  {Metric::LagBytes, "lag_bytes"},
                                  {Metric::TransactionsPerSecond, "transactions_per_second"},
                                  {Metric::Connections, "connections"},
                                  {Metric::OldestTransactionSeconds, "oldest_transaction_seconds"},
                                  {Metric::ClockOffsetMs, "clock_offset_ms"},
                                  {Metric::HealthLevel, "health_level"}};

constexpr char kReadMe[] =
    R"text(The flight recorder of one operation, by Meridian %1.

operation.json      the journal: who, when, why, plans, steps with evidence and errors, what clients saw
plan.txt            the same plans in words, with their checks
canary.csv          each write of the measuring client around the longest gap; empty: it failed or was not answered
samples.csv         measurements of the cluster's nodes from %2 to %3
events.json         what happened meanwhile, oldest first
picture-before.json, picture-after.json   all nodes and links as they were known then
fleet.yaml          the fleet file as it is now
settings.json       limits and thresholds that held for the cluster, and the program's version

Times are UTC. What is not known is null, or absent. Passwords and the like have been taken out: "(removed)".
%4)text";

struct Span {
    Instant from, to;
};

Span spanOf(const OperationRecord &o)
{
    const Instant end = isOpen(o.state) ? now() : o.stateSince;
    return {o.started - kAround, std::min(now(), end + kAround)};
}

QByteArray cell(const QString &text)
{
    const bool plain = !text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n');
    return plain ? text.toUtf8() : '"' + QString(text).replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QByteArray plansText(const OperationDetail &detail)
{
    QStringList texts;
    for (const QJsonObject &plan : detail.plans) {
        const auto read = planFromJson(plan);
        texts += read ? toText(*read) : read.error().text();
    }
    return texts.join(QStringLiteral("\n\n")).toUtf8() + '\n';
}

QByteArray canaryCsv(const QList<CanaryReading> &readings)
{
    QByteArray out = "endpoint,sent,took_us\n";
    for (const CanaryReading &r : readings) {
        for (const CanaryWrite &w : r.latest)
            out += cell(r.endpoint) + ',' + format::iso(w.at).toUtf8() + ',' +
                   (w.took ? QByteArray::number(qint64(w.took->count())) : QByteArray()) + '\n';
    }
    return out;
}

QByteArray samplesCsv(const QList<Series> &all)
{
    QByteArray out = "time,subject,metric,minimum,mean,maximum\n";
    for (const Series &series : all) {
        const auto row = std::find_if(std::begin(kMetrics), std::end(kMetrics),
                                      [&](const MetricRow &m) { return m.metric == series.key.metric; });
        for (const SeriesPoint &p : series.points) {
            out += format::iso(p.at).toUtf8() + ',' + cell(series.key.subject) + ',' + row->name;
            for (const double value : {p.minimum, p.mean, p.maximum})
                out += ',' + QByteArray::number(value, 'g', 10);
            out += '\n';
        }
    }
    return out;
}

QByteArray eventsJson(const QList<Event> &events)
{
    QJsonArray array;
    for (auto e = events.crbegin(); e != events.crend(); ++e)
        array.append(ctl::eventJson(*e));
    return QJsonDocument(array).toJson();
}

QByteArray settingsJson(const Fleet &fleet, const ClusterId &id)
{
    const Cluster cluster = fleet.cluster(id) ? *fleet.cluster(id) : Cluster{};
    const OperationLimits &l = cluster.limits;
    const Thresholds &t = cluster.thresholds;
    const auto ms = [](milliseconds time) { return qint64(time.count()); };
    return json({{QStringLiteral("meridian"), QStringLiteral(MERIDIAN_VERSION)},
                 {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
                 {QStringLiteral("system"), QSysInfo::prettyProductName()},
                 {QStringLiteral("fleet_file"), fleet.file},
                 {QStringLiteral("environment"), toText(cluster.environment)},
                 {QStringLiteral("poll_interval_ms"), ms(cluster.polling.interval)},
                 {QStringLiteral("planned_gap_ms"), ms(l.plannedGap)},
                 {QStringLiteral("emergency_gap_bytes"), l.emergencyGapBytes},
                 {QStringLiteral("emergency_gap_ms"), ms(l.emergencyGap)},
                 {QStringLiteral("long_write_ms"), ms(l.longWrite)},
                 {QStringLiteral("quiet_period_ms"), ms(l.quietPeriod)},
                 {QStringLiteral("grace_ms"), ms(l.grace)},
                 {QStringLiteral("catch_up_ms"), ms(l.catchUp)},
                 {QStringLiteral("stop_ms"), ms(l.stop)},
                 {QStringLiteral("promotion_ms"), ms(l.promotion)},
                 {QStringLiteral("rejoin_ms"), ms(l.rejoin)},
                 {QStringLiteral("canary_every_ms"), ms(l.canaryEvery)},
                 {QStringLiteral("strikes"), t.strikes},
                 {QStringLiteral("recoveries"), t.recoveries},
                 {QStringLiteral("lag_warning_ms"), ms(t.lagWarning)},
                 {QStringLiteral("lag_critical_ms"), ms(t.lagCritical)},
                 {QStringLiteral("clock_offset_ms"), ms(t.clockOffset)}});
}

/// What needs no history.
QList<ArchiveFile> ownFiles(const Fleet &fleet, const OperationDetail &detail, const QString &remark)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const Span span = spanOf(detail.operation);
    QFile file(fleet.file);
    const QByteArray yaml = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return {{s("README.txt"),
             s(kReadMe)
                 .arg(QStringLiteral(MERIDIAN_VERSION), format::iso(span.from), format::iso(span.to), remark)
                 .toUtf8()},
            {s("operation.json"), json(toJson(detail))},
            {s("plan.txt"), plansText(detail)},
            {s("canary.csv"), canaryCsv(detail.canary)},
            {s("fleet.yaml"), yaml},
            {s("settings.json"), settingsJson(fleet, detail.operation.cluster)}};
}

Result<QByteArray> packed(QList<ArchiveFile> files, const OperationRecord &o, const QList<QByteArray> &secrets)
{
    for (ArchiveFile &file : files) {
        file.content = withoutSecrets(file.content, secrets);
        file.name = o.id + u'/' + file.name;
    }
    return zipped(files, o.stateSince);
}

QList<SeriesKey> seriesOf(const Fleet &fleet, const ClusterId &cluster)
{
    QList<SeriesKey> keys;
    for (const Node &node : fleet.nodes) {
        for (const MetricRow &row : kMetrics) {
            if (node.cluster == cluster)
                keys += {node.id.name(), row.metric};
        }
    }
    return keys;
}

using Answers =
    QList<std::variant<QFuture<QList<Series>>, QFuture<QList<Event>>, QFuture<SnapshotPtr>, QFuture<SnapshotPtr>>>;

/// Nothing where the one who was asked ended before.
template <class T>
T answerOf(const QFuture<T> &future)
{
    return future.resultCount() > 0 ? future.result() : T();
}

} // namespace

QFuture<Result<QByteArray>> flightRecorder(History *history, const FleetPtr &fleet, const OperationDetail &detail,
                                           QObject *context)
{
    const QList<QByteArray> secrets = knownSecrets(*fleet);
    const OperationRecord &o = detail.operation;
    if (!history) {
        const auto files = ownFiles(*fleet, detail, QCoreApplication::translate("Flight", "There was no history."));
        return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, [=] { return packed(files, o, secrets); });
    }
    const Span span = spanOf(o);
    EventFilter events;
    events.from = span.from;
    events.to = span.to;
    events.limit = kEvents;
    const Instant end = isOpen(o.state) ? span.to : o.stateSince;
    return QtFuture::whenAll(history->history(seriesOf(*fleet, o.cluster), span.from, span.to, kColumns),
                             history->events(events), history->pictureAt(o.started), history->pictureAt(end))
        .then(context,
              [=](const Answers &answers) {
                  const auto s = [](const char *text) { return QString::fromLatin1(text); };
                  QList<ArchiveFile> files = ownFiles(*fleet, detail, {});
                  files += {s("samples.csv"), samplesCsv(answerOf(std::get<0>(answers[0])))};
                  files += {s("events.json"), eventsJson(answerOf(std::get<1>(answers[1])))};
                  if (const SnapshotPtr before = answerOf(std::get<2>(answers[2])))
                      files += {s("picture-before.json"), json(ctl::statusJson(*before))};
                  if (const SnapshotPtr after = answerOf(std::get<3>(answers[3])))
                      files += {s("picture-after.json"), json(ctl::statusJson(*after))};
                  return files;
              })
        .then(QtFuture::Launch::Async, [=](const QList<ArchiveFile> &files) { return packed(files, o, secrets); });
}

} // namespace meridian
