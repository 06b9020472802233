// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlpast.h"

#include "ctljson.h"
#include "ctlprint.h"
#include "ctltable.h"
#include "engine.h"
#include "format.h"
#include "timetext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace meridian::ctl
{

namespace
{

/// Asks an engine that polls nothing; `done` returns the exit code. A store that is not there is not made.
template <class T>
int ask(const QString &storeFile, const std::function<QFuture<T>(Engine &)> &question,
        const std::function<int(const T &)> &done)
{
    if (storeFile.isEmpty()) {
        printError(QStringLiteral("There is no history to look at: --store is 'none'."));
        return ExitUsage;
    }
    if (!QFileInfo::exists(storeFile)) {
        printError(
            QStringLiteral("There is no history: %1 does not exist. 'meridianctl watch' or the window writes it.")
                .arg(storeFile));
        return ExitFailed;
    }
    EngineOptions options;
    options.storeFile = storeFile;
    Engine engine(options);
    QObject::connect(&engine, &Engine::snapshotReady, [](const SnapshotPtr &s) {
        if (!s->storeProblem.isEmpty())
            printError(s->storeProblem.text());
    });
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &watcher,
                     [&] { QCoreApplication::exit(done(watcher.result())); });
    watcher.setFuture(question(engine));
    return QCoreApplication::exec();
}

/// One subject in one day or month.
struct Row {
    AvailabilityDay entry;
    Instant end;
    std::optional<double> percent;
    std::optional<double> target;
    milliseconds notWatched{0};

    std::optional<bool> met() const { return percent && target ? std::optional(*percent >= *target) : std::nullopt; }
};

QList<Row> rowsOf(const Fleet &fleet, const QList<AvailabilityDay> &days, const AvailabilityOptions &options)
{
    const Instant first = dayOf(options.from);
    QList<Row> rows;
    for (const AvailabilityDay &entry : options.byMonth ? byMonth(days) : days) {
        Row row;
        row.entry = entry;
        const Instant next =
            options.byMonth ? monthOf(entry.day + std::chrono::days(31)) : entry.day + std::chrono::days(1);
        row.end = std::min({next, now(), dayOf(options.to - microseconds(1)) + std::chrono::days(1)});
        if (const auto share = entry.time.share())
            row.percent = 100 * *share;
        row.target = slaOf(fleet, entry.subject);
        const auto whole = std::chrono::duration_cast<milliseconds>(row.end - std::max(entry.day, first));
        row.notWatched = std::max(milliseconds(0), whole - entry.time.watched());
        rows.append(row);
    }
    return rows;
}

QString period(const Row &row, bool byMonth)
{
    return format::iso(row.entry.day).left(byMonth ? 7 : 10);
}

/// Never rounded up: 99.9 stands only where it was reached.
QString percentText(double percent)
{
    return QStringLiteral("%1 %").arg(format::number(std::floor(percent * 1000) / 1000, 3));
}

QString text(const QList<Row> &rows, bool byMonth)
{
    QList<QStringList> cells;
    for (const Row &row : rows) {
        const Availability &t = row.entry.time;
        const auto met = row.met();
        const auto time = [](milliseconds ms) { return ms == milliseconds(0) ? QString() : format::duration(ms); };
        cells.append({period(row, byMonth), row.entry.subject, format::orUnknown(row.percent, percentText),
                      format::orUnknown(row.target, percentText),
                      !met   ? format::unknown()
                      : *met ? QStringLiteral("yes")
                             : QStringLiteral("NO"),
                      time(t.inSync), time(t.behind), time(t.down), time(t.maintenance), time(row.notWatched)});
    }
    return textTable({byMonth ? QStringLiteral("MONTH") : QStringLiteral("DAY"), QStringLiteral("SUBJECT"),
                      QStringLiteral(">AVAILABLE"), QStringLiteral(">TARGET"), QStringLiteral("MET"),
                      QStringLiteral(">IN SYNC"), QStringLiteral(">BEHIND"), QStringLiteral(">DOWN"),
                      QStringLiteral(">MAINTENANCE"), QStringLiteral(">NOT WATCHED")},
                     cells);
}

QJsonObject json(const Fleet &fleet, const QList<Row> &rows, bool byMonth)
{
    QJsonArray array;
    for (const Row &row : rows) {
        const Availability &t = row.entry.time;
        const auto met = row.met();
        array.append(QJsonObject{{QStringLiteral("subject"), row.entry.subject},
                                 {QStringLiteral("period"), period(row, byMonth)},
                                 {QStringLiteral("availability_percent"), orNull(row.percent)},
                                 {QStringLiteral("target_percent"), orNull(row.target)},
                                 {QStringLiteral("met"), met ? QJsonValue(*met) : QJsonValue()},
                                 {QStringLiteral("in_sync_seconds"), toSeconds(t.inSync)},
                                 {QStringLiteral("behind_seconds"), toSeconds(t.behind)},
                                 {QStringLiteral("down_seconds"), toSeconds(t.down)},
                                 {QStringLiteral("maintenance_seconds"), toSeconds(t.maintenance)},
                                 {QStringLiteral("not_watched_seconds"), toSeconds(row.notWatched)}});
    }
    return {{QStringLiteral("fleet"), fleet.name},
            {QStringLiteral("by"), byMonth ? QStringLiteral("month") : QStringLiteral("day")},
            {QStringLiteral("availability"), array}};
}

int exitCodeOf(const QList<Row> &rows)
{
    const auto is = [&rows](bool wanted) {
        return std::any_of(rows.begin(), rows.end(), [wanted](const Row &r) { return r.met() == wanted; });
    };
    return is(false) ? ExitMissed : is(true) ? ExitOk : ExitFailed;
}

} // namespace

Result<Instant> timeOption(const QString &option, const QString &text)
{
    auto time = parseTime(text);
    if (time && *time > now())
        return Error{ErrorKind::BadInput, {}, QStringLiteral("%1 %2: that is in the future").arg(option, text), {}, {}};
    if (!time)
        return Error{ErrorKind::BadInput,
                     {},
                     QStringLiteral("%1 %2: %3. %4").arg(option, text, time.error().message, time.error().remedy),
                     {},
                     {}};
    return time;
}

int lookBack(const QString &storeFile, Instant at, const std::function<int(const Snapshot &)> &show)
{
    return ask<SnapshotPtr>(
        storeFile, [at](Engine &engine) { return engine.pictureAt(at); },
        [&](const SnapshotPtr &picture) {
            if (picture)
                return show(*picture);
            printError(QStringLiteral("Nothing was recorded before %1 in %2.").arg(format::iso(at), storeFile));
            return int(ExitFailed);
        });
}

int showAvailability(const FleetPtr &fleet, const QString &storeFile, const AvailabilityOptions &options)
{
    return ask<QList<AvailabilityDay>>(
        storeFile, [&](Engine &engine) { return engine.availability(options.from, options.to); },
        [&](const QList<AvailabilityDay> &days) {
            const QList<Row> rows = rowsOf(*fleet, days, options);
            if (options.json)
                print(QString::fromUtf8(QJsonDocument(json(*fleet, rows, options.byMonth)).toJson()));
            else
                print(text(rows, options.byMonth));
            return exitCodeOf(rows);
        });
}

} // namespace meridian::ctl
