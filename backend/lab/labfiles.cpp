// SPDX-License-Identifier: GPL-3.0-or-later
#include "labfiles.h"

#include "fleetfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace meridian
{

namespace
{

constexpr auto kOwnerOnly = QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner);

Node fleetNode(const PresetNode &spec, const ClusterId &cluster, const QString &credential, const LabFleetFacts &facts)
{
    Node node = facts.declared.value(spec.name);
    node.id = NodeId(spec.name);
    node.cluster = cluster;
    node.region = RegionId(spec.region);
    node.host = QStringLiteral("127.0.0.1");
    node.port = facts.ports.value(spec.name);
    node.priority = spec.priority;
    node.promotion = spec.promotion;
    node.tls = {TlsMode::VerifyFull, facts.authority};
    node.credential = credential;
    node.routes = facts.routes.value(spec.name);
    return node;
}

Error fileError(const QFileDevice &file)
{
    return Error{ErrorKind::Storage,
                 QCoreApplication::translate("PracticeLab", "write %1").arg(file.fileName()),
                 file.errorString(),
                 {},
                 QCoreApplication::translate("PracticeLab", "choose another folder: --dir D")};
}

} // namespace

Result<Done> writeFile(const QString &path, const QByteArray &content, bool secret)
{
    QSaveFile file(path);
    const auto permissions = secret ? kOwnerOnly : kOwnerOnly | QFile::ReadGroup | QFile::ReadOther;
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(permissions) || file.write(content) < 0 ||
        !file.commit())
        return fileError(file);
    return Done{};
}

Result<Done> appendToFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || !file.setPermissions(kOwnerOnly) || file.write(content) < 0 || !file.flush())
        return fileError(file);
    return Done{};
}

Result<Done> writeForAccount(const ServerAccount &account, const QString &path, const QString &content)
{
    QFile::remove(path);
    if (auto written = appendToFile(path, content.toUtf8()); !written)
        return written;
    return account.own(path);
}

ToolRun copyFolder(const QString &from, const QString &to, const ServerAccount &account)
{
    return ToolRun(
        QStringLiteral("cp"),
        {QStringLiteral("-dR"), QStringLiteral("--preserve=mode"), QStringLiteral("--reflink=auto"), from, to},
        &account);
}

QByteArray labFleet(const Preset &preset, const LabFleetFacts &facts)
{
    Fleet fleet;
    fleet.name = QStringLiteral("practice-lab");
    Credential monitor;
    monitor.name = QStringLiteral("lab-monitor");
    monitor.user = QStringLiteral("meridian_monitor");
    monitor.passwordFile = facts.passwordFile;
    Credential operations = monitor;
    operations.name = QStringLiteral("lab-operator");
    operations.user = QStringLiteral("meridian_operator");
    Credential standbys = monitor;
    standbys.name = QStringLiteral("lab-replication");
    standbys.user = QStringLiteral("replicator");
    fleet.credentials = {monitor, operations, standbys};
    for (const PresetCluster &spec : preset.clusters) {
        Cluster cluster;
        cluster.id = ClusterId(spec.name);
        cluster.engine = spec.engine;
        cluster.environment = Environment::Test;
        cluster.polling.interval = seconds(1); // somebody is watching
        cluster.polling.timeout = seconds(3);
        cluster.polling.connectTimeout = seconds(2);
        cluster.polling.backoffMax = seconds(5);
        cluster.polling.detail = seconds(5);
        cluster.operatorCredential = operations.name;
        cluster.replicationCredential = standbys.name;
        fleet.clusters += cluster;
        for (const PresetNode &node : spec.nodes)
            fleet.nodes += fleetNode(node, cluster.id, monitor.name, facts);
    }
    if (facts.poolerPort) {
        Endpoint pool;
        pool.name = facts.pooled + QStringLiteral("-pool");
        pool.cluster = ClusterId(facts.pooled);
        pool.region = RegionId(preset.cluster(facts.pooled).primary().region);
        pool.kind = EndpointKind::PgBouncer;
        pool.host = QStringLiteral("127.0.0.1");
        pool.port = facts.poolerPort;
        pool.database = QStringLiteral("postgres");
        pool.credential = operations.name;
        pool.configFile = facts.poolerFile;
        pool.control.kind = ControlKind::Local;
        pool.control.account = facts.account;
        fleet.endpoints = {pool};
    }
    return writeFleet(fleet);
}

QByteArray labPasswords(const LabSecrets &secrets)
{
    return QStringLiteral("127.0.0.1:*:*:meridian_monitor:%1\n127.0.0.1:*:*:meridian_operator:%2\n"
                          "127.0.0.1:*:*:replicator:%3\n")
        .arg(secrets.monitor, secrets.operations, secrets.replicator)
        .toUtf8();
}

} // namespace meridian
