// SPDX-License-Identifier: GPL-3.0-or-later
#include "byhand.h"

namespace meridian
{

namespace
{

QString quoted(QString word)
{
    return u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// A value in a connection string or a setting, both doubled where the other side would read them.
QString value(QString text)
{
    return text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
}

struct Machine {
    const Fleet &fleet;
    const Node &node;
    QString data;

    QString program(const char *name) const
    {
        const QString &folder = node.control.binDirectory;
        return folder.isEmpty() ? QLatin1String(name) : quoted(folder + u'/' + QLatin1String(name));
    }
    QString stop() const { return QStringLiteral("%1 -D %2 -m fast stop").arg(program("pg_ctl"), data); }
    QString start() const { return QStringLiteral("%1 -D %2 -l %2/pg_ctl.log -w start").arg(program("pg_ctl"), data); }
    /// The way to a server for a login of this name, as this machine sees it.
    QString way(const NodeId &to, const QString &credential, const char *otherwise) const
    {
        const Node *server = fleet.node(to);
        if (!server)
            return {};
        const Node seen = server->seenFrom(node.region);
        const Credential *login = fleet.credential(credential);
        const QString user = login && !login->user.isEmpty() ? login->user : QLatin1String(otherwise);
        const QString &root = server->tls.rootCertificate;
        return QStringLiteral("host=%1 port=%2 user=%3 sslmode=%4 application_name=%5")
                   .arg(value(seen.host))
                   .arg(seen.port)
                   .arg(value(user), toText(server->tls.mode), value(node.id.name())) +
               (root.isEmpty() ? QString() : QStringLiteral(" sslrootcert=") + value(root));
    }
    QString upstream(const NodeId &to) const
    {
        return way(to, fleet.cluster(node.cluster)->replicationCredential, "REPLICATION_USER");
    }
};

QString dataOf(const Node &node, const Situation &situation)
{
    if (!node.control.dataDirectory.isEmpty())
        return quoted(node.control.dataDirectory);
    const QString told = situation.surveys.value(node.id).settings.value(QStringLiteral("data_directory"));
    return told.isEmpty() ? QStringLiteral("\"$PGDATA\"") : quoted(told);
}

QStringList standbyFiles(const Machine &m, const AskPerson &ask)
{
    const auto setting = [](const QString &name, const QString &text) {
        return quoted(name + QStringLiteral(" = '") + text + u'\'');
    };
    return {QStringLiteral("touch %1/standby.signal").arg(m.data),
            QStringLiteral("printf '%s\\n' %1 %2 >> %3/postgresql.auto.conf")
                .arg(setting(QStringLiteral("primary_conninfo"), m.upstream(ask.upstream)),
                     setting(QStringLiteral("primary_slot_name"), ask.slot), m.data)};
}

} // namespace

QStringList commandsByHand(const AskPerson &ask, const Situation &situation)
{
    const Fleet &fleet = *situation.snapshot->fleet;
    const Node *node = fleet.node(ask.node);
    if (!node)
        return {};
    const Machine m{fleet, *node, dataOf(*node, situation)};
    const QString kept = m.data + QStringLiteral(".kept");
    const QString ownFiles = QStringLiteral("cp -a %1/*.conf %2/").arg(kept, m.data);
    switch (ask.deed) {
    case ManualDeed::Stop:
        return {m.stop()};
    case ManualDeed::Start:
        return {m.start()};
    case ManualDeed::StartAsStandby:
        return standbyFiles(m, ask) + QStringList{m.start()};
    case ManualDeed::Rewind:
        return {QStringLiteral("cp -a %1 %2").arg(m.data, kept), QStringLiteral("rm -f %1/standby.signal").arg(m.data),
                QStringLiteral("%1 -D %2 --source-server=%3")
                    .arg(m.program("pg_rewind"), m.data,
                         quoted(m.way(ask.upstream, fleet.cluster(node->cluster)->operatorCredential, "SUPERUSER") +
                                QStringLiteral(" dbname=") + value(node->database))),
                ownFiles};
    case ManualDeed::Reclone:
        return {QStringLiteral("mv %1 %2").arg(m.data, kept),
                QStringLiteral("%1 -D %2 -c fast -X stream -d %3")
                    .arg(m.program("pg_basebackup"), m.data, quoted(m.upstream(ask.upstream))),
                ownFiles};
    }
    return {};
}

} // namespace meridian
