// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgparameters.h"

namespace meridian
{

PgConnection::Parameters pgParameters(const Node &node, const Login &login, const QStringList &addresses,
                                      milliseconds statementTimeout)
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
    set("application_name", QStringLiteral("meridian"));
    set("client_encoding", QStringLiteral("UTF8"));
    // Kerberos encryption is negotiated with blocking look-ups, and Meridian does not use it.
    set("gssencmode", QStringLiteral("disable"));
    set("options", QStringLiteral("-c statement_timeout=%1 -c lock_timeout=%1 -c default_transaction_read_only=on "
                                  "-c search_path=pg_catalog")
                       .arg(statementTimeout.count()));
    if (!login.password.isEmpty())
        p.append({"password", login.password});
    return p;
}

} // namespace meridian
