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
    Cluster cluster;
    cluster.id = ClusterId(preset.cluster);
    cluster.environment = Environment::Test;
    cluster.polling.interval = seconds(1); // somebody is watching
    cluster.polling.timeout = seconds(3);
    cluster.polling.connectTimeout = seconds(2);
    cluster.polling.backoffMax = seconds(5);
    cluster.polling.detail = seconds(5);
    cluster.operatorCredential = operations.name;
    cluster.replicationCredential = standbys.name;
    fleet.clusters = {cluster};
    for (const PresetNode &spec : preset.nodes) {
        Node node;
        node.id = NodeId(spec.name);
        node.cluster = cluster.id;
        node.region = RegionId(spec.region);
        node.host = QStringLiteral("127.0.0.1");
        node.port = facts.ports.value(spec.name);
        node.priority = spec.priority;
        node.promotion = spec.promotion;
        node.tls = {TlsMode::VerifyFull, facts.authority};
        node.credential = monitor.name;
        node.routes = facts.routes.value(spec.name);
        node.control.kind = ControlKind::Local;
        node.control.dataDirectory = facts.nodesFolder + QLatin1Char('/') + spec.name;
        node.control.binDirectory = facts.binaries;
        node.control.account = facts.account;
        fleet.nodes += node;
    }
    if (facts.poolerPort) {
        Endpoint pool;
        pool.name = preset.cluster + QStringLiteral("-pool");
        pool.cluster = cluster.id;
        pool.region = RegionId(preset.primary().region);
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
