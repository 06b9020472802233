// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgtalk.h"

#include "pgparameters.h"
#include "pgsample.h"
#include "sqltext.h"

#include <QCoreApplication>

#include <libpq-fe.h>

namespace meridian
{

PgTalk::PgTalk(Node node, milliseconds statementTimeout, Login login, SocketWatch &sockets)
    : m_node(std::move(node))
    , m_statementTimeout(statementTimeout)
    , m_login(std::move(login))
    , m_connection(sockets)
{
    connect(&m_connection, &PgConnection::phaseEntered, this, &PgTalk::phaseEntered);
    connect(&m_connection, &PgConnection::opened, this, &PgTalk::opened);
    connect(&m_connection, &PgConnection::failed, this, &PgTalk::failed);
    connect(&m_connection, &PgConnection::answered, this, &PgTalk::onAnswered);
}

void PgTalk::open(const QStringList &addresses)
{
    m_connection.open(pgParameters(m_node, m_login, addresses, m_statementTimeout));
}

void PgTalk::askRights()
{
    m_wanted = 1;
    m_connection.run({{"rights", sqlText(QStringLiteral("rights"), m_connection.majorVersion())}});
}

void PgTalk::askReplication()
{
    m_wanted = 2;
    const int version = m_connection.majorVersion();
    m_connection.run(
        {{"pulse", sqlText(QStringLiteral("pulse"), version)}, {"detail", sqlText(QStringLiteral("detail"), version)}});
}

void PgTalk::onAnswered()
{
    const std::vector<PgResult> results = m_connection.takeResults();
    if (results.size() != m_wanted) {
        Q_EMIT failed({ErrorKind::Protocol,
                       {},
                       QCoreApplication::translate("ConnectionCheck", "an answer is missing"),
                       {},
                       QCoreApplication::translate("ConnectionCheck", "Test again.")});
    } else if (m_wanted == 1) {
        readRights(results[0].get());
    } else {
        ServerSample sample = readPulse(results[0].get()).sample;
        sample.detail = readDetail(results[1].get());
        Q_EMIT replicationFound(sample, QStringLiteral("PostgreSQL %1").arg(sample.detail.version));
    }
}

/// Columns of rights.sql: right, held, grant, role, superuser.
void PgTalk::readRights(const pg_result *rows)
{
    const auto text = [&](int row, int column) { return QString::fromUtf8(PQgetvalue(rows, row, column)); };
    Rights rights{m_login.user, false, QStringLiteral("pg_monitor"), {}};
    for (int row = 0; row < PQntuples(rows); ++row) {
        rights.all.append({text(row, 0), text(row, 1) == QLatin1String("t"), text(row, 2)});
        rights.role = text(row, 3);
        rights.superuser = rights.superuser || text(row, 4) == QLatin1String("t");
    }
    Q_EMIT rightsFound(rights);
}

} // namespace meridian
