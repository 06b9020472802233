// SPDX-License-Identifier: GPL-3.0-or-later
#include "failoverruns.h"

#include "contender.h"
#include "failoverclient.h"

#include <QTextStream>

#include <condition_variable>
#include <mutex>

namespace meridian
{

namespace
{

constexpr double kWarm = 2.0, kAfter = 1.0, kPatience = 120; // s

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

void say(const QString &line)
{
    QTextStream(stderr) << line << Qt::endl;
}

QJsonObject ask(Contender &contender, const char *what, QJsonObject with = {})
{
    with.insert(s("do"), s(what));
    return contender.ask(with);
}

} // namespace

void letPass(double seconds)
{
    std::mutex mutex;
    std::unique_lock guard(mutex);
    std::condition_variable().wait_for(guard, std::chrono::duration<double>(seconds), [] { return false; });
}

void FailoverRuns::planned(const FailoverWay &way, PlannedRuns *out)
{
    const QString failure = plannedOnce(way, out);
    if (failure.isEmpty())
        return;
    ++out->failed;
    say(QStringLiteral("%1, %2: %3").arg(s(m_kind.name), s(way.name), failure));
    ask(m_contender, "load", {{s("on"), false}});
}

void FailoverRuns::emergency(EmergencyRuns *out)
{
    const QString failure = emergencyOnce(out);
    if (failure.isEmpty())
        return;
    ++out->failed;
    say(QStringLiteral("%1, emergency: %2").arg(s(m_kind.name), failure));
}

/// All nodes stream; who leads, and how clients and we connect.
QString FailoverRuns::settle(bool pooled)
{
    const QJsonObject settled = ask(m_contender, "settle", {{s("pooled"), pooled}});
    m_leader = settled.value(u"leader").toString();
    m_client = settled.value(u"client").toString();
    m_nodes.clear();
    const QJsonObject nodes = settled.value(u"nodes").toObject();
    for (auto it = nodes.begin(); it != nodes.end(); ++it)
        m_nodes.insert(it.key(), it.value().toString().toUtf8());
    return settled.value(u"error").toString();
}

QHash<QString, QByteArray> FailoverRuns::othersThan(const QString &node) const
{
    auto others = m_nodes;
    others.remove(node);
    return others;
}

QString FailoverRuns::plannedOnce(const FailoverWay &way, PlannedRuns *out)
{
    if (const QString failure = settle(way.pooled); !failure.isEmpty())
        return failure;
    if (way.loaded) {
        ask(m_contender, "load", {{s("on"), true}, {s("client"), m_client}});
        letPass(kWarm);
    }
    const int run = ++m_run;
    FailoverClient client(m_client.toUtf8(), run);
    letPass(kWarm);
    StreamingWatch watch(othersThan(m_leader), static_cast<int>(m_nodes.size()) - 1);
    const double began = monotonicSeconds();
    const QJsonObject done = ask(m_contender, "planned", {{s("leader"), m_leader}, {s("pooled"), way.pooled}});
    const auto seen = watch.await(done.contains(u"error") ? 1 : kPatience);
    letPass(kAfter);
    const ClientLog log = client.stop();
    if (way.loaded)
        ask(m_contender, "load", {{s("on"), false}});
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

QString FailoverRuns::emergencyOnce(EmergencyRuns *out)
{
    if (const QString failure = settle(false); !failure.isEmpty())
        return failure;
    if (m_kind.watches)
        ask(m_contender, "watch");
    const int run = ++m_run;
    FailoverClient client(m_client.toUtf8(), run);
    letPass(kWarm);
    const QString lost = m_leader;
    const double killed = ask(m_contender, "kill", {{s("leader"), lost}}).value(u"at").toDouble();
    if (m_kind.watches) {
        const QJsonObject detected = ask(m_contender, "detected", {{s("leader"), lost}});
        if (!detected.contains(u"error"))
            out->detected += (detected.value(u"at").toDouble() - killed) * 1000;
    }
    const QJsonObject done = ask(m_contender, "failover", {{s("leader"), lost}});
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
    return rejoinOnce(moved->primary, lost, out);
}

QString FailoverRuns::rejoinOnce(const QString &leader, const QString &lost, EmergencyRuns *out)
{
    StreamingWatch all(othersThan(lost), static_cast<int>(m_nodes.size()) - 1);
    const QJsonObject back = ask(m_contender, "rejoin", {{s("leader"), leader}, {s("node"), lost}});
    const auto streams = all.await(back.contains(u"error") ? 1 : kPatience);
    if (!streams || back.contains(u"error")) {
        ++out->rejoinFailed;
        return s("rejoin: ") + back.value(u"error").toString(s("does not stream"));
    }
    out->rejoin += (streams->at - back.value(u"began").toDouble()) * 1000;
    return {};
}

} // namespace meridian
