// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster "c" in one line, as planners see it, and plans in one line. Words, separated by blanks:
//   a:p           a primary              b:s<a         a standby of a              b:s<a-200  that is 200 kB behind
//   a:p/x         it is stopped, its host says so      a:p/u     it does not answer and nobody knows more
//   a:p/h         it hangs, its host answers               a:p/f     fenced      a:p/t2     on timeline 2
//   a:p/none      no host control        a:p/patroni   owned by Patroni            a:p/nohints  cannot be rewound
//   b:s<a/P60     priority               b:s<a/@eu     region                      b:s<a/must-not, prefer, prefer-not
//   pool=pgbouncer, lb=haproxy, app=direct, dns=hook   endpoints; they lead to the first primary
//   pool=pgbouncer/dead   it does not answer
#pragma once

#include "actionlayout.h"
#include "situation.h"

#include <QStringList>

class Topology
{
public:
    explicit Topology(const QString &line)
    {
        m_cluster.id = meridian::ClusterId(QStringLiteral("c"));
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        m_picture.at = meridian::fromEpochMs(1'700'000'000'000);
        for (const QString &word : words) {
            if (word.contains(u':'))
                addNode(word);
        }
        for (const QString &word : words) {
            if (!word.contains(u':'))
                addEndpoint(word.section(u'=', 0, 0), word.section(u'=', 1));
        }
        for (const auto &node : std::as_const(m_fleet.nodes))
            addSlots(node.id);
        m_situation.operation = QStringLiteral("op");
        m_situation.hooksRehearsed = true;
        m_situation.lastBackup = m_picture.at - meridian::seconds(3600);
    }

    meridian::Cluster &cluster() { return m_cluster; }
    meridian::Node &node(const char *name)
    {
        return *std::find_if(m_fleet.nodes.begin(), m_fleet.nodes.end(),
                             [&](const auto &n) { return n.id == id(name); });
    }
    meridian::NodeState &state(const char *name)
    {
        return *std::find_if(m_picture.nodes.begin(), m_picture.nodes.end(),
                             [&](const auto &n) { return n.id == id(name); });
    }
    meridian::NodeSurvey &survey(const char *name) { return m_situation.surveys[id(name)]; }
    /// The same in the picture and in the survey.
    template <class Change>
    void sample(const char *name, Change &&change)
    {
        change(*state(name).sample);
        change(survey(name).sample);
    }
    meridian::Situation &extra() { return m_situation; }
    meridian::Fleet &fleet() { return m_fleet; }

    meridian::Situation situation() const
    {
        meridian::Situation s = m_situation;
        auto fleet = std::make_shared<meridian::Fleet>(m_fleet);
        fleet->clusters = {m_cluster};
        auto picture = std::make_shared<meridian::Snapshot>(m_picture);
        picture->fleet = fleet;
        s.snapshot = picture;
        return s;
    }

    static meridian::NodeId id(const QString &name) { return meridian::NodeId(name); }
    static meridian::NodeId id(const char *name) { return meridian::NodeId(QLatin1String(name)); }
    static meridian::ClusterId c() { return meridian::ClusterId(QStringLiteral("c")); }

private:
    void addNode(const QString &word);
    void addSlots(const meridian::NodeId &standby);
    meridian::ServerSample sampleFor(const QString &name, const QString &role, const QStringList &options);
    meridian::NodeSurvey surveyFor(const meridian::Node &node, const meridian::ServerSample &sample,
                                   const QStringList &options) const;

    void addEndpoint(const QString &name, const QString &words)
    {
        using meridian::EndpointKind;
        const QString kind = words.section(u'/', 0, 0);
        const bool dead = words.endsWith(QLatin1String("/dead"));
        meridian::Endpoint e;
        e.name = name;
        e.cluster = c();
        e.kind = kind == QLatin1String("pgbouncer") ? EndpointKind::PgBouncer
                 : kind == QLatin1String("haproxy") ? EndpointKind::HaProxy
                 : kind == QLatin1String("hook")    ? EndpointKind::Hook
                                                    : EndpointKind::Direct;
        m_fleet.endpoints.append(e);
        meridian::EndpointSurvey survey;
        survey.endpoint = name;
        survey.at = m_picture.at;
        for (const auto &node : std::as_const(m_picture.nodes)) {
            if (node.role() == meridian::Role::Primary && !survey.writer && !dead)
                survey.writer = node.id;
        }
        if (dead)
            survey.error =
                meridian::Error{meridian::ErrorKind::Refused, {}, QStringLiteral("Connection refused"), {}, {}};
        else
            survey.software = kind;
        if (e.kind == EndpointKind::PgBouncer && !dead)
            survey.paused = false;
        m_situation.endpoints.append(survey);
    }

    meridian::Cluster m_cluster;
    meridian::Fleet m_fleet;
    meridian::Snapshot m_picture;
    meridian::Situation m_situation;
};

inline meridian::ServerSample Topology::sampleFor(const QString &name, const QString &role, const QStringList &options)
{
    using namespace meridian;
    constexpr quint64 kEnd = 0x5000000;
    ServerSample s;
    s.timeline = 1;
    for (const QString &o : options) {
        if (o.startsWith(u't'))
            s.timeline = o.mid(1).toUInt();
    }
    s.detail.systemIdentifier = QStringLiteral("7000");
    s.detail.version = QStringLiteral("15.8");
    s.detail.maxConnections = 100;
    s.detail.walReceiverTimeout = seconds(60);
    s.detail.applyDelay = microseconds(0);
    s.clockOffset = milliseconds(2);
    if (role.startsWith(u'p')) {
        s.role = Role::Primary;
        s.current = Lsn{kEnd};
        return s;
    }
    const QString upstream = role.section(u'<', 1).section(u'-', 0, 0);
    s.role = Role::Standby;
    s.received = s.replayed = Lsn{kEnd - role.section(u'-', 1).toULongLong() * 1000};
    s.detail.applicationName = name;
    s.detail.primarySlot = QStringLiteral("slot_") + name;
    s.detail.primaryHost = upstream;
    s.detail.primaryPort = 5432;
    s.receiver.emplace();
    s.receiver->status = QStringLiteral("streaming");
    s.receiver->timeline = s.timeline;
    s.receiver->messageAge = milliseconds(200);
    s.receiver->flushed = s.received;
    return s;
}

inline meridian::NodeSurvey Topology::surveyFor(const meridian::Node &node, const meridian::ServerSample &sample,
                                                const QStringList &options) const
{
    using namespace meridian;
    NodeSurvey survey;
    survey.node = node.id;
    survey.at = m_picture.at;
    survey.hostReachable = node.control.kind != ControlKind::None && !options.contains(QStringLiteral("u"));
    if (options.contains(QStringLiteral("x")) || options.contains(QStringLiteral("u")) ||
        options.contains(QStringLiteral("h"))) {
        survey.error = Error{ErrorKind::Refused, {}, QStringLiteral("Connection refused"), {}, {}};
        if (options.contains(QStringLiteral("x")) && node.control.kind != ControlKind::None)
            survey.serverRuns = false;
        if (options.contains(QStringLiteral("h")))
            survey.serverRuns = true;
        return survey;
    }
    survey.serverRuns = true;
    survey.sample = sample;
    survey.versionNumber = 150008;
    const char *settings[][2] = {{"default_transaction_read_only", "off"},
                                 {"wal_retrieve_retry_interval", "5000"},
                                 {"max_connections", "100"},
                                 {"max_worker_processes", "8"},
                                 {"max_wal_senders", "10"},
                                 {"max_prepared_transactions", "0"},
                                 {"max_locks_per_transaction", "64"},
                                 {"wal_log_hints", "on"},
                                 {"synchronous_standby_names", ""}};
    for (const auto &[name, value] : settings)
        survey.settings.insert(QLatin1String(name), QLatin1String(value));
    if (options.contains(QStringLiteral("f")))
        survey.settings.insert(QStringLiteral("default_transaction_read_only"), QStringLiteral("on"));
    for (quint32 t = 1; t < sample.timeline; ++t)
        survey.history.append({t, Lsn{0x4000000 + t}});
    survey.checksums = !options.contains(QStringLiteral("nohints"));
    if (!*survey.checksums)
        survey.settings.insert(QStringLiteral("wal_log_hints"), QStringLiteral("off"));
    survey.exclusiveBackup = false;
    survey.archiveBacklog = 0;
    survey.archiveFailing = false;
    survey.freeWalSenders = survey.freeSlots = 8;
    survey.superuser = survey.maySignal = survey.mayPromote = survey.mayAlterSystem = survey.mayCheckpoint = true;
    survey.acceptsReplication = true;
    survey.databaseBytes = 1'000'000'000;
    survey.diskFree = 50'000'000'000;
    return survey;
}

inline void Topology::addNode(const QString &word)
{
    using namespace meridian;
    const QStringList options = word.section(u':', 1).split(u'/');
    Node n;
    n.id = id(word.section(u':', 0, 0));
    n.cluster = c();
    n.host = n.id.name();
    n.region = RegionId(QStringLiteral("r"));
    n.control.kind = options.contains(QStringLiteral("none")) ? ControlKind::None : ControlKind::Local;
    for (const QString &o : options) {
        if (o.startsWith(u'P'))
            n.priority = o.mid(1).toInt();
        if (o.startsWith(u'@'))
            n.region = RegionId(o.mid(1));
        for (const auto rule : {PromotionRule::Prefer, PromotionRule::PreferNot, PromotionRule::MustNot}) {
            if (o == toText(rule))
                n.promotion = rule;
        }
    }
    m_fleet.nodes.append(n);
    if (!m_fleet.region(n.region)) {
        Region region;
        region.id = n.region;
        m_fleet.regions.append(region);
    }
    if (options.contains(QStringLiteral("patroni"))) {
        m_fleet.nodes.last().control.kind = ControlKind::Patroni;
        m_fleet.nodes.last().control.patroniUrl = QStringLiteral("https://") + n.host;
    }
    const bool answers = !options.contains(QStringLiteral("h")) && !options.contains(QStringLiteral("x")) &&
                         !options.contains(QStringLiteral("u"));
    NodeState state;
    state.id = n.id;
    state.health = answers ? Health::Healthy : Health::Failed;
    state.reachable = answers;
    state.polledAt = m_picture.at;
    state.answeredAt = answers ? m_picture.at : m_picture.at - seconds(60);
    state.sample = sampleFor(n.id.name(), options.first(), options);
    state.timings.roundTrip = milliseconds(1);
    const bool standby = state.sample->role == Role::Standby;
    const QString upstream = options.first().section(u'<', 1).section(u'-', 0, 0);
    if (standby && !upstream.isEmpty())
        state.upstream = id(upstream);
    state.lag.state = standby ? LagState::Streaming : LagState::NotApplicable;
    if (standby) {
        state.lag.bytes = options.first().section(u'-', 1).toLongLong() * 1000;
        state.lag.time = microseconds(*state.lag.bytes); // one megabyte a second
    }
    m_situation.surveys.insert(n.id, surveyFor(n, *state.sample, options));
    m_picture.nodes.append(state);
}

/// The upstream knows its standby by a slot; one whose upstream is gone streams no more.
inline void Topology::addSlots(const meridian::NodeId &standby)
{
    using namespace meridian;
    const QByteArray name = standby.name().toLatin1();
    if (!state(name.constData()).upstream || !state(name.constData()).reachable)
        return;
    const QByteArray upstream = state(name.constData()).upstream->name().toLatin1();
    if (!state(upstream.constData()).reachable) {
        sample(name.constData(), [](ServerSample &s) { s.receiver.reset(); });
        Lag &lag = state(name.constData()).lag;
        lag.state = LagState::Disconnected;
        if (lag.time)
            *lag.time += seconds(60); // since it was heard last
        return;
    }
    sample(upstream.constData(), [&](ServerSample &s) {
        SlotRow slot;
        slot.name = QStringLiteral("slot_") + standby.name();
        slot.active = true;
        slot.retainedBytes = 0;
        s.detail.replicationSlots.append(slot);
        SenderRow sender;
        sender.applicationName = standby.name();
        sender.slot = slot.name;
        sender.state = QStringLiteral("streaming");
        sender.syncState = QStringLiteral("async");
        s.senders.append(sender);
    });
}

/// "take-lock c b + checkpoint a, checkpoint b, …": a "+" joins what goes out together.
inline QString inShort(const QList<meridian::Step> &steps)
{
    using namespace meridian;
    QString text;
    for (const Step &step : steps) {
        QStringList words{actionName(step.action)};
        std::visit(
            [&](const auto &a) {
                const auto word = [&](const auto &v) {
                    using T = std::decay_t<decltype(v)>;
                    if constexpr (std::is_same_v<T, NodeId>)
                        words.append(v.name());
                    else if constexpr (std::is_same_v<T, QStringList>)
                        words.append(v.join(u','));
                    else if constexpr (std::is_same_v<T, QString>)
                        words.append(v == QLatin1String("wal_retrieve_retry_interval") ? QStringLiteral("retry") : v);
                    else if constexpr (std::is_same_v<T, ManualDeed>)
                        words.append(QString::number(int(v)));
                };
                std::apply([&](const auto &...field) { (word(a.*field.member), ...); },
                           ActionLayout<std::decay_t<decltype(a)>>::fields);
            },
            step.action);
        words.removeAll(QString());
        text += words.join(u' ') + (step.pointOfNoReturn ? QStringLiteral("!") : QString()) +
                (step.withNext ? QStringLiteral(" + ") : QStringLiteral("; "));
    }
    text.chop(2);
    return text;
}
