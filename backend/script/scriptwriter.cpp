// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptwriter.h"

#include "actionsql.h"
#include "hostcommand.h"
#include "plantext.h"
#include "scriptwords.h"
#include "stepmeans.h"
#include "trafficwords.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace meridian
{

namespace
{

const QString kStamp = QStringLiteral("STAMP"); ///< stands for the time when it is done

const QString &firstOf(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : a;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What is only known when a deed is done, and therefore put in by the script.
bool isUpstreams(const QByteArray &variable)
{
    constexpr const char *kNames[] = {"CONNINFO", "SLOT", "SETTINGS", "PASSLINE"};
    return std::any_of(std::begin(kNames), std::end(kNames), [&](const char *name) { return variable == name; });
}

} // namespace

struct ScriptWriter::Lines {
    ScriptWriter &w;
    const Action &action;
    const QList<Action> &together;

    QByteArray operator()(const TakeLock &a) const
    {
        return w.sql(a.on, action, together) + "    have_lock " + w.server(a.on) + '\n';
    }
    QByteArray operator()(const Follow &a) const
    {
        const StepContext c = stepContext(w.m_fleet, w.m_plan.cluster, action, together, w.m_situation);
        return w.sql(a.node, action, together,
                     "following " + word(c.upstreamHost) + ' ' + QByteArray::number(c.upstreamPort));
    }
    QByteArray operator()(const WaitCaughtUp &a) const
    {
        return "    position_of " + w.server(a.behind) + '\n' + w.sql(a.node, action, together, "with_position");
    }
    QByteArray operator()(const WaitStreaming &a) const
    {
        return "    await_server " + w.server(a.node) + ' ' + wholeSeconds(a.patience) + "\n    position_of " +
               w.server(a.upstream) + '\n' + w.sql(a.node, action, together, "with_position");
    }
    /// Not at once, as the executor does where it then looks for late commits: all is sent before the server ends.
    QByteArray operator()(const StopServer &a) const
    {
        const StopServer stop{a.node, a.successor.isEmpty() ? a.mode : StopMode::Fast, {}};
        return closed(a.node) + w.deed(a.node, *hostRequest(stop, w.m_limits, w.m_situation));
    }
    QByteArray operator()(const PrepareEndpoint &) const { return {}; } ///< pointing it does all
    QByteArray operator()(const StartServer &a) const { return hostDeed(a.node); }
    QByteArray operator()(const SaveDivergence &a) const { return hostDeed(a.node); }
    QByteArray operator()(const SetAside &a) const { return hostDeed(a.node); }
    QByteArray operator()(const StartAsStandby &a) const
    {
        return w.upstream(a.node, a.upstream) +
               w.deed(a.node, *hostRequest(action, w.m_limits, w.m_situation), w.standbyVariables(a.node, a.slot));
    }
    QByteArray operator()(const Reclone &a) const
    {
        return w.upstream(a.node, a.source) +
               w.deed(a.node, *hostRequest(action, w.m_limits, w.m_situation), w.standbyVariables(a.node, a.slot));
    }
    QByteArray operator()(const Rewind &a) const
    {
        const Node from = w.m_fleet.node(a.source)->seenFrom(w.m_fleet.node(a.node)->region);
        const QString credential = w.serverCredential(a.source);
        const Credential *login = w.m_fleet.credential(credential);
        const QString user = login ? login->user : QString();
        w.m_otherCredentials.insert(credential);
        const QString conninfo = conninfoTo(from, user) + conninfoOption("dbname", from.database);
        const QByteArray line = "password_line " + word(credential) + ' ' + word(from.host) + ' ' +
                                QByteArray::number(from.port) + ' ' + word(from.database) + ' ' + word(user);
        return "    line=$(" + line + ")\n" +
               w.deed(a.node, *hostRequest(action, w.m_limits, w.m_situation),
                      "        assign CONNINFO " + word(conninfo) + "\n        assign PASSLINE \"$line\"\n");
    }
    QByteArray operator()(const PausePools &a) const
    {
        QByteArray out;
        for (const QString &name : a.endpoints) {
            const Endpoint &e = console(name);
            out += "    pause_pool " + word(name) + ' ' + wholeSeconds(a.patience) + ' ' +
                   word(QString::fromUtf8(consoleCommand(e, "PAUSE"))) + ' ' +
                   word(QString::fromUtf8(consoleCommand(e, "RESUME"))) + '\n';
        }
        return out;
    }
    QByteArray operator()(const ResumePools &a) const
    {
        QByteArray out;
        for (const QString &name : a.endpoints) {
            const Endpoint &e = console(name);
            out += "    resume_pool " + word(name) + ' ' + wholeSeconds(e.timeout) + ' ' +
                   word(QString::fromUtf8(consoleCommand(e, "RESUME"))) + '\n';
        }
        return out;
    }
    QByteArray operator()(const PointEndpoint &a) const { return w.point(a); }
    QByteArray operator()(const VerifyEndpoint &a) const
    {
        const Endpoint &e = *w.endpoint(a.endpoint);
        if (!w.m_clients.contains(e))
            w.m_clients += e;
        return "    verify_endpoint " + word(e.name) + ' ' + w.server(a.node) + ' ' + wholeSeconds(e.timeout) + '\n';
    }
    QByteArray operator()(const SetMaintenance &) const
    {
        return "    note 'Only Meridian knows of maintenance: there is nothing to do at the servers.'\n";
    }
    QByteArray operator()(const PatroniSwitchover &a) const
    {
        return w.patroni(
            a.leader, "POST", "/switchover",
            json({{QStringLiteral("leader"), a.leader.name()}, {QStringLiteral("candidate"), a.candidate.name()}}));
    }
    QByteArray operator()(const PatroniFailover &a) const
    {
        return w.patroni(a.candidate, "POST", "/failover", json({{QStringLiteral("candidate"), a.candidate.name()}}));
    }
    QByteArray operator()(const PatroniReinitialise &a) const
    {
        return w.patroni(a.node, "POST", "/reinitialize", json({{QStringLiteral("force"), true}}));
    }
    QByteArray operator()(const PatroniPause &a) const
    {
        const auto any = std::find_if(w.m_fleet.nodes.begin(), w.m_fleet.nodes.end(), [&](const Node &n) {
            return n.cluster == a.cluster && !n.control.patroniUrl.isEmpty() &&
                   !w.m_situation.surveys.value(n.id).error;
        });
        return w.patroni(any == w.m_fleet.nodes.end() ? NodeId() : any->id, "PATCH", "/config",
                         json({{QStringLiteral("pause"), a.on ? QJsonValue(true) : QJsonValue()}}));
    }
    QByteArray operator()(const AskPerson &a) const
    {
        constexpr const char *kSeen[] = {"stopped", "running", "standby", "-", "-"}; // as ManualDeed
        return closed(a.node) + "    by_hand " + w.server(a.node) + ' ' + wholeSeconds(w.m_limits.rejoin) + ' ' +
               kSeen[static_cast<int>(a.deed)] + ' ' + word(toText(action)) + '\n';
    }
    template <class Sql>
    QByteArray operator()(const Sql &a) const
    {
        if constexpr (requires { a.on.name(); })
            return w.sql(a.on, action, together);
        else
            return w.sql(a.node, action, together);
    }

private:
    /// Its sessions end with it.
    QByteArray closed(const NodeId &node) const { return "    close_session " + word(node.name()) + '\n'; }
    QByteArray hostDeed(const NodeId &node) const
    {
        return w.deed(node, *hostRequest(action, w.m_limits, w.m_situation));
    }
    const Endpoint &console(const QString &name) const
    {
        const Endpoint &e = *w.endpoint(name);
        if (!w.m_consoles.contains(e))
            w.m_consoles += e;
        return e;
    }
};

ScriptWriter::ScriptWriter(const Fleet &fleet, const Plan &plan, const Situation &situation, QString operation)
    : m_fleet(fleet)
    , m_plan(plan)
    , m_situation(situation)
    , m_operation(std::move(operation))
{
    if (const Cluster *cluster = fleet.cluster(plan.cluster))
        m_limits = cluster->limits;
}

QByteArray ScriptWriter::lines(const Action &action, const QList<Action> &together)
{
    const QByteArray out = std::visit(Lines{*this, action, together}, action);
    return out.isEmpty() ? QByteArray("    :\n") : out;
}

QByteArray ScriptWriter::server(const NodeId &node)
{
    if (!m_servers.contains(node))
        m_servers += node;
    return word(node.name());
}

int ScriptWriter::majorVersion(const NodeId &node) const
{
    const int version = m_situation.surveys.value(node).versionNumber / 10000;
    return version > 0 ? version : 15;
}

/// `before`: a command that puts something in front.
QByteArray ScriptWriter::sql(const NodeId &node, const Action &action, const QList<Action> &together,
                             const QByteArray &before)
{
    StepContext context = stepContext(m_fleet, m_plan.cluster, action, together, m_situation);
    context.operation = m_operation;
    context.forPsql = true;
    const QByteArray text = heredoc(sqlLines(statementsOf(action, context, majorVersion(node))));
    const QByteArray call = "    sql " + server(node) + ' ' + wholeSeconds(patienceOf(action, m_limits)) + ' ';
    if (before.isEmpty())
        return call + text + "    tell\n";
    return call + "< <(\n        " + before + "\n        cat " + text + "    )\n    tell\n";
}

void ScriptWriter::useMachine(const QString &place, const HostControl &control, const QString &host)
{
    HostRequest nothing;
    nothing.deed = HostDeed::ReadFile; // that needs no server there
    const auto parts = hostParts(nothing, control, host, {});
    if (parts && !m_machines.contains(place))
        m_machines.insert(place, {parts->argv, parts->variables});
    if (control.kind == ControlKind::Ssh)
        need(QStringLiteral("ssh"));
}

QByteArray ScriptWriter::deed(const NodeId &id, HostRequest request, const QByteArray &variables)
{
    const Node &node = *m_fleet.node(id);
    request.stamp = kStamp;
    const auto parts = hostParts(request, node.control, node.host, {});
    if (!parts)
        return "    fail " + word(parts.error().text()) + '\n';
    useMachine(id.name(), node.control, node.host);
    for (const QString &file : parts->files) {
        if (!m_files.contains(file))
            m_files += file;
    }
    const Machine &machine = m_machines[id.name()];
    QByteArray given;
    for (const auto &variable : parts->variables) {
        const bool known = machine.facts.contains(variable) && variable.first != "PATIENCE";
        if (known || (!variables.isEmpty() && isUpstreams(variable.first)))
            continue;
        if (variable.second == kStamp.toUtf8() && variable.first == "STAMP") {
            if (request.deed == HostDeed::SetAside || request.deed == HostDeed::SaveDivergence)
                given += "        assign STAMP \"$(date -u +%Y%m%dT%H%M%SZ)\"\n";
            continue;
        }
        given += "        assign " + variable.first + ' ' + word(QString::fromUtf8(variable.second)) + '\n';
    }
    return "    {\n" + given + variables + "    } | deed " + word(id.name()) + ' ' + wholeSeconds(request.patience) +
           ' ' + word(QString::fromUtf8(parts->calls)) + '\n';
}

/// Sets `conninfo` and `line`: by the declared login of the standbys, else as the source itself was one.
QByteArray ScriptWriter::upstream(const NodeId &node, const NodeId &source)
{
    const Node from = m_fleet.node(source)->seenFrom(m_fleet.node(node)->region);
    const QString name = applicationName(node, m_situation);
    const Cluster *cluster = m_fleet.cluster(m_plan.cluster);
    const QByteArray address = word(from.host) + ' ' + QByteArray::number(from.port);
    const Credential *login = cluster ? m_fleet.credential(cluster->replicationCredential) : nullptr;
    if (!login)
        return "    upstream_of " + server(source) + ' ' + word(name) + ' ' + address + '\n';
    m_otherCredentials.insert(login->name);
    return "    conninfo=" + word(conninfoTo(from, login->user) + conninfoOption("application_name", name)) +
           "\n    line=$(password_line " + word(login->name) + ' ' + address + " replication " + word(login->user) +
           ")\n";
}

QByteArray ScriptWriter::standbyVariables(const NodeId &node, const QString &slot) const
{
    const HostControl &control = m_fleet.node(node)->control;
    return "        standby_variables \"$conninfo\" " + word(slot) + " \"$line\" " + word(keptPassfile(control)) + '\n';
}

QByteArray ScriptWriter::point(const PointEndpoint &action)
{
    const Endpoint &e = *endpoint(action.endpoint);
    const Node node = m_fleet.node(action.node)->seenFrom(e.region);
    const QByteArray limit = wholeSeconds(e.timeout) + ' ';
    const QByteArray address = word(node.host) + ' ' + QByteArray::number(node.port) + ' ';
    switch (e.kind) {
    case EndpointKind::Direct:
        break;
    case EndpointKind::PgBouncer: {
        HostControl control = e.control;
        control.kind = control.kind == ControlKind::None ? ControlKind::Local : control.kind;
        useMachine(QStringLiteral("pool ") + e.name, control, e.host);
        if (!m_files.contains(QStringLiteral("file")))
            m_files += {QStringLiteral("common"), QStringLiteral("file")};
        if (!m_consoles.contains(e))
            m_consoles += e;
        return "    point_pool " + word(e.name) + ' ' + limit + word(e.database) + ' ' + address + word(e.configFile) +
               ' ' + word(QString::fromUtf8(consoleCommand(e, "RECONNECT"))) + '\n';
    }
    case EndpointKind::HaProxy:
        need(QStringLiteral("socat"));
        return "    point_proxy " + word(e.name) + ' ' + limit + word(e.socket) + ' ' + word(e.backend) + ' ' +
               word(e.server) + ' ' + address + word(QString::fromUtf8(proxyCommand(e, "@address@", node.port))) + '\n';
    case EndpointKind::Hook: {
        QByteArray command;
        for (const QString &piece : e.command)
            command += ' ' + word(piece);
        return "    timeout " + limit + command.trimmed() + " <<<" +
               word(QString::fromUtf8(hookOrder(e, node, false))) + "\n";
    }
    }
    return {};
}

QByteArray ScriptWriter::patroni(const NodeId &id, const char *method, const char *path, const QByteArray &body)
{
    need(QStringLiteral("curl"));
    const Node *node = m_fleet.node(id);
    const HostControl control = node ? node->control : HostControl{};
    const Credential *login = m_fleet.credential(control.patroniCredential);
    if (login)
        m_otherCredentials.insert(login->name);
    QString url = control.patroniUrl;
    while (url.endsWith(u'/'))
        url.chop(1);
    return "    patroni " + word(url) + ' ' + wholeSeconds(m_limits.rejoin) + ' ' + method + ' ' + path + ' ' +
           word(QString::fromUtf8(body)) + ' ' + word(login ? login->name : QString()) + ' ' +
           word(login ? login->user : QString()) + ' ' + word(node ? node->tls.rootCertificate : QString()) + '\n';
}

const Endpoint *ScriptWriter::endpoint(const QString &name) const
{
    const auto it = std::find_if(m_fleet.endpoints.begin(), m_fleet.endpoints.end(),
                                 [&](const Endpoint &e) { return e.name == name && e.cluster == m_plan.cluster; });
    return it == m_fleet.endpoints.end() ? nullptr : &*it;
}

void ScriptWriter::need(const QString &program)
{
    if (!m_programs.contains(program))
        m_programs += program;
}

QString ScriptWriter::serverCredential(const NodeId &id) const
{
    const Cluster *cluster = m_fleet.cluster(m_plan.cluster);
    const Node *node = m_fleet.node(id);
    return firstOf(cluster ? cluster->operatorCredential : QString(), node ? node->credential : QString());
}

QString ScriptWriter::endpointCredential(const Endpoint &endpoint) const
{
    const auto first = std::find_if(m_fleet.nodes.begin(), m_fleet.nodes.end(),
                                    [&](const Node &n) { return n.cluster == m_plan.cluster; });
    return firstOf(endpoint.credential, first == m_fleet.nodes.end() ? QString() : serverCredential(first->id));
}

QStringList ScriptWriter::credentials() const
{
    QSet<QString> names = m_otherCredentials;
    for (const NodeId &node : m_servers)
        names.insert(serverCredential(node));
    for (const Endpoint &e : m_consoles + m_clients)
        names.insert(endpointCredential(e));
    names.remove(QString());
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

} // namespace meridian
