// SPDX-License-Identifier: GPL-3.0-or-later
// Looking back: thirty days of history of 50 nodes, an hour of 1,000. The pictures and measurements are what the
// engine's own judgement makes of a replicating fleet; they go through the store's own interface.
#include "bench.h"

#include "picture.h"
#include "store.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cmath>
#include <cstdlib>
#include <random>

namespace meridian
{

namespace
{

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant kStart{seconds(1'700'006'400)}; // a UTC midnight
constexpr int kNodesOfACluster = 5;

template <class T>
T must(Result<T> result)
{
    if (!result) {
        qCritical("%s", qPrintable(result.error().text()));
        std::exit(1);
    }
    return *std::move(result);
}

/// Clusters of a primary and four standbys in five of eight regions, always writing.
class Replicas
{
public:
    explicit Replicas(int nodes)
    {
        auto fleet = std::make_shared<Fleet>();
        for (int i = 0; i < 8; ++i) {
            Region r;
            r.id = RegionId(QStringLiteral("region-%1").arg(i));
            r.title = QStringLiteral("Region %1").arg(i);
            r.place = GeoPoint{i * 9.0 - 30, i * 40.0 - 150};
            fleet->regions.append(r);
        }
        for (int i = 0; i < nodes; ++i)
            add(*fleet, i);
        m_fleet = fleet;
        m_picture.setFleet(fleet);
    }

    SnapshotPtr at(Instant when)
    {
        const double second = toSeconds(when - kStart);
        for (qsizetype i = 0; i < m_servers.size(); ++i)
            m_picture.take(answer(int(i), when - milliseconds(m_random() % 1000), second));
        return m_picture.build(when);
    }
    QList<Measurement> measured() { return m_picture.takeMeasurements(); }
    const Fleet &fleet() const { return *m_fleet; }

private:
    static QString name(int i)
    {
        return QStringLiteral("orders-%1-%2").arg(i / kNodesOfACluster).arg(i % kNodesOfACluster);
    }

    void add(Fleet &fleet, int i)
    {
        if (i % kNodesOfACluster == 0) {
            Cluster c;
            c.id = ClusterId(QStringLiteral("orders-%1").arg(i / kNodesOfACluster));
            fleet.clusters.append(c);
        }
        Node n;
        n.id = NodeId(name(i));
        n.cluster = fleet.clusters.last().id;
        n.region = fleet.regions[(i + i / 7) % fleet.regions.size()].id;
        n.host = name(i) + QStringLiteral(".db.example.org");
        fleet.nodes.append(n);
        ServerSample s;
        s.role = i % kNodesOfACluster == 0 ? Role::Primary : Role::Standby;
        s.timeline = 3;
        s.detail.systemIdentifier = QStringLiteral("70%1").arg(7'000'000'000'000'000 + i / kNodesOfACluster);
        s.detail.version = QStringLiteral("15.8");
        s.detail.startedAt = kStart - days(20 + i % 9) - seconds(i * 977);
        s.detail.maxConnections = 200;
        s.detail.applicationName = name(i);
        if (s.role == Role::Standby) {
            const int primary = i - i % kNodesOfACluster;
            s.detail.primaryHost = name(primary) + QStringLiteral(".db.example.org");
            s.detail.primaryPort = 5432;
            s.detail.primarySlot = QStringLiteral("slot_%1").arg(i % kNodesOfACluster);
            s.receiver = ReceiverRow();
            s.receiver->status = QStringLiteral("streaming");
            s.receiver->slot = s.detail.primarySlot;
            s.receiver->senderHost = s.detail.primaryHost;
            s.receiver->senderPort = 5432;
            s.receiver->timeline = 3;
        }
        m_servers.append(s);
    }

    Observation answer(int i, Instant when, double second)
    {
        ServerSample &s = m_servers[i];
        const int place = i % kNodesOfACluster;
        const int primary = i - place;
        const auto bytes = 1'000'000'000'000 + primary * 1'000'003ll + qint64(second * 1'500'000) + noise(90'000);
        const Lsn written{quint64(bytes)};
        const Lsn replayed{quint64(bytes - noise(40'000))};
        Observation o;
        o.node = NodeId(name(i));
        o.plannedAt = o.startedAt = when - milliseconds(5);
        o.at = when;
        o.timings = s.role == Role::Primary ? Timings()
                                            : Timings{{}, milliseconds(12), milliseconds(30), milliseconds(9), {}, {}};
        o.timings.roundTrip = microseconds(1000 + 17'000 * place + noise(3000));
        o.timings.query = *o.timings.roundTrip + microseconds(noise(900));
        s.clockOffset = microseconds(noise(800));
        s.detailAt = when - seconds(noise(9));
        s.detail.connections = 20 + int(noise(30));
        s.detail.transactions = qint64(second * 900) + noise(900);
        s.detail.oldestTransaction = milliseconds(noise(4000));
        if (s.role == Role::Primary)
            lead(s, i, written, replayed);
        else
            follow(s, replayed, written);
        o.sample = s;
        return o;
    }

    void lead(ServerSample &s, int i, Lsn written, Lsn replayed)
    {
        s.current = written;
        s.senders.clear();
        s.detail.replicationSlots.clear();
        for (int k = 1; k < kNodesOfACluster; ++k) {
            const QString slot = QStringLiteral("slot_%1").arg(k);
            SenderRow row{name(i + k),
                          slot,
                          QStringLiteral("10.1.%1.%2").arg(i / 250).arg(i % 250 + k),
                          QStringLiteral("streaming"),
                          k == 1 ? QStringLiteral("sync") : QStringLiteral("async"),
                          true,
                          written,
                          written,
                          replayed,
                          replayed,
                          microseconds(17'000 * k + noise(900)),
                          microseconds(18'000 * k + noise(900)),
                          microseconds(19'000 * k + noise(900)),
                          milliseconds(noise(1000))};
            s.senders.append(row);
            s.detail.replicationSlots.append(
                {slot, true, true, written - replayed, QStringLiteral("reserved"), {}, {}});
        }
    }

    void follow(ServerSample &s, Lsn replayed, Lsn written)
    {
        s.received = written;
        s.replayed = replayed;
        s.replayAge = milliseconds(noise(400));
        s.receiver->flushed = s.receiver->latestEnd = written;
        s.receiver->messageAge = milliseconds(noise(300));
        s.receiver->transit = microseconds(20'000 + noise(5000));
    }

    qint64 noise(int up) { return qint64(m_random() % unsigned(up)); }

    FleetPtr m_fleet;
    Picture m_picture;
    QList<ServerSample> m_servers;
    std::mt19937 m_random{1};
};

void keepUp(Store &store, Instant now)
{
    while (must(store.maintain(now)) == Store::Upkeep::Unfinished) {
    }
}

double fileMb(const QString &file)
{
    return double(QFileInfo(file).size()) / 1e6;
}

/// Two hours as the engine judged them, played again and again.
class Replay
{
public:
    explicit Replay(Replicas &replicas)
    {
        for (int i = 0; i < 240; ++i) {
            const SnapshotPtr picture = replicas.at(kStart + i * seconds(30));
            m_frames.append({picture, replicas.measured()});
        }
    }

    /// Of the moment that many half minutes after the start.
    std::pair<SnapshotPtr, QList<Measurement>> frame(qint64 number) const
    {
        auto [picture, measured] = m_frames[number % m_frames.size()];
        const microseconds later = number / m_frames.size() * m_frames.size() * seconds(30);
        auto out = std::make_shared<Snapshot>(*picture);
        out->at += later;
        for (NodeState &n : out->nodes) {
            n.polledAt = *n.polledAt + later;
            n.answeredAt = *n.answeredAt + later;
        }
        for (Measurement &m : measured)
            m.at += later;
        return {out, measured};
    }

private:
    QList<std::pair<SnapshotPtr, QList<Measurement>>> m_frames;
};

/// A picture a minute; figures of all nodes every half minute on the last day, of two nodes every minute before.
void fill(Store &store, Replicas &replicas, Instant from, Instant to, Instant detailedFrom)
{
    const Replay replay(replicas);
    const QSet<QString> few{replicas.fleet().nodes[1].id.name(), replicas.fleet().nodes[2].id.name()};
    QList<Measurement> batch;
    for (qint64 i = 0; from + i * seconds(30) < to; ++i) {
        const Instant t = from + i * seconds(30);
        if (i % 2 == 1 && t < detailedFrom)
            continue;
        const auto [picture, measured] = replay.frame(i);
        if (i % 2 == 0)
            must(store.append(picture));
        for (const Measurement &m : measured) {
            if (t >= detailedFrom || few.contains(m.key.subject))
                batch.append(m);
        }
        if (i % 20 != 0)
            continue;
        must(store.append(std::exchange(batch, {})));
        keepUp(store, t);
    }
    must(store.append(batch));
    must(store.append(Watch{from, to, {}, {}}));
}

struct Times {
    QList<double> values;
    double worst() const { return *std::max_element(values.begin(), values.end()); }
};

/// Wall time, as a person waits for it; the work is the store thread's alone.
Times pictures(Store &store, Instant from, Instant to, int nodes)
{
    std::mt19937_64 random{7};
    Times times;
    for (int i = 0; i < 50; ++i) {
        const Instant at = from + microseconds(random() % quint64((to - from).count()));
        SnapshotPtr found;
        times.values.append(Bench::wallMs([&] { found = must(store.pictureAt(at)); }));
        if (!found || found->count(Health::Healthy) < nodes * 9 / 10)
            qCritical("the picture of %s shows %d healthy nodes", qPrintable(QString::number(toEpochMs(at))),
                      found ? found->count(Health::Healthy) : -1);
    }
    return times;
}

void fifty(Bench &bench)
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("month.db"));
    const Instant end = kStart + days(30);
    Replicas replicas(50);
    auto store = must(Store::open(file));
    const double generating = Bench::wallMs([&] { fill(*store, replicas, kStart, end, end - days(1)); });
    qInfo("thirty days of 50 nodes written in %.1f s", generating / 1e3);

    const Times times = pictures(*store, kStart + minutes(1), end, 50);
    const auto row = [&bench](const char *name, const char *unit, double value, double limit) {
        bench.add({QString::fromLatin1(name), QString::fromLatin1(unit), value, {}, limit});
    };
    row("look back: a picture out of 30 days, 50 nodes, median", "ms", Bench::median(times.values), 100);
    row("look back: a picture out of 30 days, 50 nodes, worst", "ms", times.worst(), 100);
    const Times today = pictures(*store, end - hours(24), end, 50);
    row("look back: a picture of the last day, 50 nodes, worst", "ms", today.worst(), 100);

    QList<SeriesKey> keys;
    for (int node = 1; node <= 2; ++node) {
        for (const Metric m : {Metric::QueryMs, Metric::RoundTripMs, Metric::LagSeconds, Metric::LagBytes})
            keys.append({replicas.fleet().nodes[node].id.name(), m});
    }
    for (const int span : {1, 30}) {
        QList<double> reads;
        for (int i = 0; i < 9; ++i)
            reads.append(Bench::wallMs([&] { must(store->series(keys, end - days(span), end, 1200)); }));
        bench.add({QStringLiteral("look back: 8 series over %1 day(s), 1200 columns").arg(span),
                   QStringLiteral("ms"),
                   Bench::median(reads),
                   {},
                   100});
    }
    constexpr int kFrames = 100; // ten seconds of playing: a picture of each minute
    const double playing = Bench::cpuMs([&] {
        for (int i = 0; i < kFrames; ++i)
            must(store->pictureAt(end - hours(20) + minutes(i) + seconds(13)));
    });
    row("look back: playing at 600x, 50 nodes", "% CPU", playing / kFrames, 10);
}

void sizes(Bench &bench, int nodes, std::optional<double> limit)
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("hours.db"));
    constexpr int kMinutes = 120;
    Replicas replicas(nodes);
    auto store = must(Store::open(file));
    QList<double> writes;
    for (int i = 0; i < kMinutes; ++i) {
        const SnapshotPtr s = replicas.at(kStart + minutes(i));
        writes.append(Bench::cpuMs([&] { must(store->append(s)); }));
    }
    must(store->append(Watch{kStart, kStart + minutes(kMinutes), {}, {}}));
    if (nodes > 200) {
        const Times times = pictures(*store, kStart + minutes(1), kStart + minutes(kMinutes), nodes);
        bench.add({QStringLiteral("look back: a picture, %1 nodes, worst").arg(nodes),
                   QStringLiteral("ms"),
                   times.worst(),
                   {},
                   100});
    }
    bench.add({QStringLiteral("look back: a picture written, %1 nodes, median").arg(nodes),
               QStringLiteral("ms CPU"),
               Bench::median(writes),
               {},
               {}});
    store.reset(); // the write-ahead log goes into the file
    bench.add({QStringLiteral("look back: pictures of a day, %1 nodes").arg(nodes),
               QStringLiteral("MB"),
               fileMb(file) * 1440 / kMinutes,
               {},
               limit});
}

} // namespace

void benchLookBack(Bench &bench)
{
    fifty(bench);
    sizes(bench, 50, 10);
    sizes(bench, 1000, {});
}

} // namespace meridian
