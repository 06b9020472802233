// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgparameters.h"

namespace meridian
{

namespace
{

PgConnection::Parameters parameters(const Node &node, const Login &login, const QStringList &addresses,
                                    const char *application, const QString &options)
{
    PgConnection::Parameters p;
    const auto set = [&p](const char *keyword, const QString &value) {
        if (!value.isEmpty())
            p.append({keyword, value.toUtf8()});
    };
    // One name and one port for each address: libpq tries them in turn.
    set("service", login.service);
    set("host", addresses.isEmpty() ? node.host : QStringList(addresses.size(), node.host).join(u','));
    set("hostaddr", addresses.join(u','));
    set("port", QString::number(node.port));
    set("dbname", node.database);
    set("user", login.user);
    set("passfile", login.passwordFile);
    set("sslmode", toText(node.tls.mode));
    set("sslrootcert", node.tls.rootCertificate);
    set("application_name", QString::fromLatin1(application));
    set("client_encoding", QStringLiteral("UTF8"));
    // Kerberos encryption is negotiated with blocking look-ups, and Meridian does not use it.
    set("gssencmode", QStringLiteral("disable"));
    set("options", options);
    if (!login.password.isEmpty())
        p.append({"password", login.password});
    return p;
}

} // namespace

PgConnection::Parameters pgParameters(const Node &node, const Login &login, const QStringList &addresses,
                                      milliseconds statementTimeout)
{
    return parameters(node, login, addresses, "meridian",
                      QStringLiteral("-c statement_timeout=%1 -c lock_timeout=%1 -c default_transaction_read_only=on "
                                     "-c search_path=pg_catalog")
                          .arg(statementTimeout.count()));
}

PgConnection::Parameters operatorParameters(const Node &node, const Login &login)
{
    // A synchronous standby may be the one that is moved: our own commits do not wait for it.
    return parameters(node, login, {}, "meridian operation",
                      QStringLiteral("-c lock_timeout=10000 -c synchronous_commit=local -c search_path=pg_catalog"));
}

PgConnection::Parameters canaryParameters(const QList<Node> &nodes, const Login &login)
{
    QStringList hosts, ports;
    for (const Node &node : nodes) {
        hosts += node.host;
        ports += QString::number(node.port);
    }
    PgConnection::Parameters p = parameters(nodes.value(0), login, {}, "meridian canary", {});
    for (auto &[keyword, value] : p) {
        if (keyword == "host")
            value = hosts.join(u',').toUtf8();
        else if (keyword == "port")
            value = ports.join(u',').toUtf8();
    }
    if (nodes.size() > 1)
        p.append(std::pair(QByteArray("target_session_attrs"), QByteArray("read-write")));
    return p;
}

PgConnection::Parameters replicationParameters(const Node &node, const Login &login)
{
    PgConnection::Parameters p = parameters(node, login, {}, "meridian operation", {});
    p.append(std::pair(QByteArray("replication"), QByteArray("true")));
    return p;
}

} // namespace meridian
