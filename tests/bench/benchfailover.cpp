// SPDX-License-Identifier: GPL-3.0-or-later
// Switchover and failover as an application sees them: Meridian beside the peers and beside what can be done by hand,
// in turn, on real servers, with one client for all. Blocks for minutes: only run when named.
#include "bench.h"
#include "contender.h"
#include "failoverclient.h"

#include <QTextStream>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace meridian
{

namespace
{

constexpr double kWarm = 2.0, kAfter = 1.0, kPatience = 120; // s

struct Way {
    const char *name;
    bool pooled, loaded;
};
constexpr Way kWays[] = {
    {"through PgBouncer", true, false},
    {"through PgBouncer, pgbench beside it", true, true},
    {"multi-host clients", false, false},
    {"multi-host clients, pgbench beside it", false, true},
};

struct Kind {
    const char *name, *script;
    bool pools;       ///< else only clients that list all hosts
    bool emergencies; ///< acts on confirmation; the others decide for themselves after their time-outs
    bool watches;     ///< says when it has detected a failure
};
constexpr Kind kKinds[] = {
    {"by hand", "floor", true, true, false},
    {"Meridian", "meridian", true, true, true},
    {"Patroni", "peer_patroni", false, false, false},
    {"repmgr", "peer_repmgr", false, false, false},
    {"pg_auto_failover", "peer_pgaf", false, false, false},
};

struct Planned {
    QList<double> outage, streaming; ///< ms
    int errors = 0, failedLogins = 0, lost = 0, failed = 0;
};

struct Emergency {
    QList<double> detected, firstWrite, promotion, rejoin; ///< ms
    int lost = 0, failed = 0;
};

struct Results {
    QHash<QString, Planned> planned; ///< by way
    Emergency emergency;
};

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

void say(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

/// While the client's thread writes.
void letPass(double time)
{
    std::mutex mutex;
    std::unique_lock guard(mutex);
    std::condition_variable().wait_for(guard, std::chrono::duration<double>(time), [] { return false; });
}

class Runs
{
public:
    Runs(const Kind &kind, Contender &contender) : m_kind(kind), m_contender(contender) {}

    void planned(const Way &way, Planned *out)
    {
        const QString failure = plannedOnce(way, out);
        if (failure.isEmpty())
            return;
        ++out->failed;
        say(QStringLiteral("%1, %2: %3").arg(s(m_kind.name), s(way.name), failure));
        ask("load", {{s("on"), false}});
    }

    void emergency(Emergency *out)
    {
        const QString failure = emergencyOnce(out);
        if (failure.isEmpty())
            return;
        ++out->failed;
        say(QStringLiteral("%1, emergency: %2").arg(s(m_kind.name), failure));
    }

private:
    QJsonObject ask(const char *what, QJsonObject with = {})
    {
        with.insert(s("do"), s(what));
        return m_contender.ask(with);
    }

    /// All nodes stream; who leads, and how clients and we connect.
    QString settle(bool pooled)
    {
        const QJsonObject settled = ask("settle", {{s("pooled"), pooled}});
        m_leader = settled.value(u"leader").toString();
        m_client = settled.value(u"client").toString();
        m_nodes.clear();
        const QJsonObject nodes = settled.value(u"nodes").toObject();
        for (auto it = nodes.begin(); it != nodes.end(); ++it)
            m_nodes.insert(it.key(), it.value().toString().toUtf8());
        return settled.value(u"error").toString();
    }

    QHash<QString, QByteArray> othersThan(const QString &node) const
    {
        auto others = m_nodes;
        others.remove(node);
        return others;
    }

    QString plannedOnce(const Way &way, Planned *out)
    {
        if (const QString failure = settle(way.pooled); !failure.isEmpty())
            return failure;
        if (way.loaded) {
            ask("load", {{s("on"), true}, {s("client"), m_client}});
            letPass(kWarm);
        }
        const int run = ++m_run;
        FailoverClient client(m_client.toUtf8(), run);
        letPass(kWarm);
        StreamingWatch watch(othersThan(m_leader), static_cast<int>(m_nodes.size()) - 1);
        const double began = monotonicSeconds();
        const QJsonObject done = ask("planned", {{s("leader"), m_leader}, {s("pooled"), way.pooled}});
        const auto seen = watch.await(done.contains(u"error") ? 1 : kPatience);
        letPass(kAfter);
        const ClientLog log = client.stop();
        if (way.loaded)
            ask("load", {{s("on"), false}});
        if (done.contains(u"error"))
            return done.value(u"error").toString();
        const auto lost = seen ? lostRows(m_nodes.value(seen->primary), run, log) : std::nullopt;
        const auto outage = log.outageBegan(began);
        if (!lost || !outage)
            return s("not all nodes stream");
        out->outage += log.outageMs(began);
        out->streaming += (seen->at - *outage) * 1000;
        out->errors += log.errors;
        out->failedLogins += log.failedLogins;
        out->lost += *lost;
        return {};
    }

    QString emergencyOnce(Emergency *out)
    {
        if (const QString failure = settle(false); !failure.isEmpty())
            return failure;
        if (m_kind.watches)
            ask("watch");
        const int run = ++m_run;
        FailoverClient client(m_client.toUtf8(), run);
        letPass(kWarm);
        const QString lost = m_leader;
        const double killed = ask("kill", {{s("leader"), lost}}).value(u"at").toDouble();
        if (m_kind.watches) {
            const QJsonObject detected = ask("detected", {{s("leader"), lost}});
            if (!detected.contains(u"error"))
                out->detected += (detected.value(u"at").toDouble() - killed) * 1000;
        }
        const QJsonObject done = ask("failover", {{s("leader"), lost}});
        StreamingWatch one(othersThan(lost), static_cast<int>(m_nodes.size()) - 2);
        const auto moved = one.await(done.contains(u"error") ? 1 : kPatience);
        letPass(kAfter);
        const ClientLog log = client.stop();
        if (done.contains(u"error"))
            return done.value(u"error").toString();
        const double confirmed = done.value(u"began").toDouble();
        const auto first = log.firstAcknowledgedAfter(confirmed);
        const auto lostNow = moved ? lostRows(m_nodes.value(moved->primary), run, log) : std::nullopt;
        if (!first || !lostNow)
            return s("no write after the failover");
        out->firstWrite += (*first - confirmed) * 1000;
        out->lost += *lostNow;
        if (done.contains(u"promotion_ms"))
            out->promotion += done.value(u"promotion_ms").toDouble();
        StreamingWatch all(othersThan(lost), static_cast<int>(m_nodes.size()) - 1);
        const QJsonObject back = ask("rejoin", {{s("leader"), moved->primary}, {s("node"), lost}});
        const auto streams = all.await(back.contains(u"error") ? 1 : kPatience);
        if (!streams || back.contains(u"error"))
            return s("rejoin: ") + back.value(u"error").toString(s("does not stream"));
        out->rejoin += (streams->at - back.value(u"began").toDouble()) * 1000;
        return {};
    }

    const Kind &m_kind;
    Contender &m_contender;
    int m_run = 0;
    QString m_leader, m_client;
    QHash<QString, QByteArray> m_nodes;
};

/// Nullopt, with a word, where it cannot be had.
std::optional<Results> measure(const Kind &kind, int runs)
{
    say(s("  ") + s(kind.name));
    Contender contender(s(kind.script), {s(MERIDIAN_BIN_DIR "/meridianctl")});
    if (const QJsonObject up = contender.answer(); up.contains(u"error")) {
        say(QStringLiteral("  %1 is left out: %2").arg(s(kind.name), up.value(u"error").toString()));
        return {};
    }
    Results results;
    Runs measured(kind, contender);
    for (const Way &way : kWays) {
        for (int i = 0; i < runs && (kind.pools || !way.pooled); ++i)
            measured.planned(way, &results.planned[s(way.name)]);
    }
    for (int i = 0; i < runs && kind.emergencies; ++i)
        measured.emergency(&results.emergency);
    return results;
}

QString spread(const QList<double> &values)
{
    if (values.isEmpty())
        return s("–");
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return QStringLiteral("%1 (%2–%3)")
        .arg(Bench::median(values), 0, 'f', 0)
        .arg(*low, 0, 'f', 0)
        .arg(*high, 0, 'f', 0);
}

void printLine(const QStringList &cells)
{
    QTextStream out(stdout);
    out << cells[0].leftJustified(40) << cells[1].leftJustified(18);
    for (const QString &cell : cells.mid(2))
        out << cell.rightJustified(20);
    out << Qt::endl;
}

void printTable(const QHash<QString, Results> &all)
{
    printLine({s("planned"), {}, s("outage, ms"), s("all stream, ms"), s("errors/logins"), s("lost rows"), s("runs")});
    for (const Way &way : kWays) {
        for (const Kind &kind : kKinds) {
            const Planned p = all.value(s(kind.name)).planned.value(s(way.name));
            if (p.outage.isEmpty() && p.failed == 0)
                continue;
            printLine({s(way.name), s(kind.name), spread(p.outage), spread(p.streaming),
                       QStringLiteral("%1/%2").arg(p.errors).arg(p.failedLogins), QString::number(p.lost),
                       QStringLiteral("%1 of %2").arg(p.outage.size()).arg(p.outage.size() + p.failed)});
        }
    }
    printLine(
        {s("emergency"), {}, s("detected, ms"), s("first write, ms"), s("rejoined, ms"), s("lost rows"), s("runs")});
    for (const Kind &kind : kKinds) {
        const Emergency e = all.value(s(kind.name)).emergency;
        if (!e.firstWrite.isEmpty() || e.failed > 0)
            printLine({s("kill -9"), s(kind.name), spread(e.detected), spread(e.firstWrite), spread(e.rejoin),
                       QString::number(e.lost),
                       QStringLiteral("%1 of %2").arg(e.rejoin.size()).arg(e.rejoin.size() + e.failed)});
    }
}

std::optional<double> medianOf(const QList<double> &values)
{
    return values.isEmpty() ? std::nullopt : std::optional(Bench::median(values));
}

/// A row only where both were measured.
void addRatio(Bench &bench, const QString &name, const QList<double> &ours, const QList<double> &peer, double limit)
{
    if (!ours.isEmpty() && !peer.isEmpty())
        bench.add({s("failover: ") + name, s("ms"), *medianOf(ours), medianOf(peer), limit});
}

void addRows(Bench &bench, const QHash<QString, Results> &all)
{
    const Results ours = all.value(s("Meridian")), floor = all.value(s("by hand")), patroni = all.value(s("Patroni"));
    for (const Way &way : kWays) {
        const QString name = s(way.name);
        const Planned &p = ours.planned[name], &f = floor.planned[name];
        if (p.outage.isEmpty() && p.failed == 0)
            continue;
        // Patroni has no pooler: its clients list all hosts.
        const Planned &other = patroni.planned[s(kWays[way.loaded ? 3 : 2].name)];
        addRatio(bench, name + s(", outage / by hand"), p.outage, f.outage, 1.5);
        addRatio(bench, name + s(", outage / Patroni"), p.outage, other.outage, way.pooled ? 0.1 : 0.125);
        addRatio(bench, name + s(", all stream / by hand"), p.streaming, f.streaming, 2);
        addRatio(bench, name + s(", all stream / Patroni"), p.streaming, other.streaming, 1.0 / 3);
        if (way.pooled)
            bench.add({s("failover: ") + name + s(", errors"), s("count"), double(p.errors), {}, 0});
        bench.add({s("failover: ") + name + s(", lost rows"), s("count"), double(p.lost), {}, 0});
        bench.add({s("failover: ") + name + s(", failed runs"), s("count"), double(p.failed), {}, 0});
    }
    const Emergency &e = ours.emergency, &f = floor.emergency;
    addRatio(bench, s("emergency, confirmed to first write / promotion by hand"), e.firstWrite, f.promotion, 3);
    addRatio(bench, s("emergency, rejoined / by hand"), e.rejoin, f.rejoin, 2);
    if (const auto detected = medianOf(e.detected))
        bench.add({s("failover: emergency, failure to detected at 250 ms polling"), s("ms"), *detected, {}, 1200});
    bench.add({s("failover: emergency, failed runs"), s("count"), double(e.failed), {}, 0});
}

} // namespace

void benchFailover(Bench &bench)
{
    QHash<QString, Results> all;
    for (const Kind &kind : kKinds) {
        if (auto results = measure(kind, bench.runs()))
            all.insert(s(kind.name), *results);
    }
    printTable(all);
    addRows(bench, all);
}

} // namespace meridian
