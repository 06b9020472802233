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

QByteArray labFleet(const Preset &preset, const QHash<QString, quint16> &ports, const QString &authority,
                    const QString &passwordFile)
{
    Fleet fleet;
    fleet.name = QStringLiteral("practice-lab");
    Credential monitor;
    monitor.name = QStringLiteral("lab-monitor");
    monitor.user = QStringLiteral("meridian_monitor");
    monitor.passwordFile = passwordFile;
    fleet.credentials = {monitor};
    Cluster cluster;
    cluster.id = ClusterId(preset.cluster);
    cluster.environment = Environment::Test;
    cluster.polling.interval = seconds(1); // somebody is watching
    cluster.polling.timeout = seconds(3);
    cluster.polling.connectTimeout = seconds(2);
    cluster.polling.backoffMax = seconds(5);
    cluster.polling.detail = seconds(5);
    fleet.clusters = {cluster};
    for (const PresetNode &spec : preset.nodes) {
        Node node;
        node.id = NodeId(spec.name);
        node.cluster = cluster.id;
        node.region = RegionId(spec.region);
        node.host = QStringLiteral("127.0.0.1");
        node.port = ports.value(spec.name);
        node.priority = spec.priority;
        node.promotion = spec.promotion;
        node.tls = {TlsMode::VerifyFull, authority};
        node.credential = monitor.name;
        fleet.nodes += node;
    }
    return writeFleet(fleet);
}

QByteArray labPasswords(const LabSecrets &secrets)
{
    return QStringLiteral("127.0.0.1:*:*:meridian_monitor:%1\n127.0.0.1:*:*:meridian_operator:%2\n")
        .arg(secrets.monitor, secrets.operations)
        .toUtf8();
}

} // namespace meridian
