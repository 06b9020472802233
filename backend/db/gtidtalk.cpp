// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtidtalk.h"

#include "myrow.h"

#include <QCoreApplication>

namespace meridian
{

GtidTalk::GtidTalk(Node node, milliseconds statementTimeout, Login login, SocketWatch &sockets,
                   const GtidDialect &dialect)
    : m_dialect(dialect)
    , m_node(std::move(node))
    , m_statementTimeout(statementTimeout)
    , m_login(std::move(login))
    , m_connection(sockets)
{
    connect(&m_connection, &MyConnection::phaseEntered, this, &GtidTalk::phaseEntered);
    connect(&m_connection, &MyConnection::opened, this, &GtidTalk::onOpened);
    connect(&m_connection, &MyConnection::failed, this, &GtidTalk::failed);
    connect(&m_connection, &MyConnection::answered, this, &GtidTalk::onAnswered);
}

void GtidTalk::open(const QStringList &addresses)
{
    m_connection.open({m_node, addresses, m_login});
}

void GtidTalk::onOpened()
{
    if (const auto other = otherEngine(m_connection, m_dialect)) {
        close();
        Q_EMIT failed(*other);
        return;
    }
    Q_EMIT opened();
}

void GtidTalk::askRights()
{
    m_askedRights = true;
    m_connection.run(m_dialect.session(m_statementTimeout) + ";\n" + m_dialect.statements("rights"));
}

void GtidTalk::askReplication()
{
    m_askedRights = false;
    m_connection.run(m_dialect.statements("pulse") + ";\n" + m_dialect.statements("detail") + ";\n" +
                     m_dialect.statements("receivers"));
}

void GtidTalk::onAnswered()
{
    const std::vector<MyResult> results = m_connection.takeResults();
    const size_t wanted = m_askedRights ? kSessionResults + 1 : kPulseResults + kDetailResults;
    if (results.size() < wanted) {
        const Error missing{ErrorKind::Protocol,
                            {},
                            QCoreApplication::translate("ConnectionCheck", "an answer is missing"),
                            {},
                            QCoreApplication::translate("ConnectionCheck", "Test again.")};
        Q_EMIT failed(m_connection.refusal().value_or(missing));
    } else if (m_askedRights) {
        readRights(results);
    } else {
        readReplication(results);
    }
}

void GtidTalk::readRights(const std::vector<MyResult> &results)
{
    Rights rights{m_login.user, false, m_dialect.grant, {}};
    for (MyRows rows(results.back().get()); rows.next();) {
        rights.all.append({rows.text("name"), rows.flag("held"), rows.text("statement")});
        rights.role = rows.text("role");
        rights.superuser = rights.superuser || rows.flag("superuser");
    }
    Q_EMIT rightsFound(rights);
}

void GtidTalk::readReplication(const std::vector<MyResult> &results)
{
    Result<GtidPulse> pulse = m_dialect.readPulse(results, 0, m_memory);
    if (!pulse) {
        Q_EMIT failed(pulse.error());
        return;
    }
    ServerSample &sample = pulse->sample;
    sample.detail = readGtidDetail(results, kPulseResults, sample, m_memory);
    if (results.size() > kPulseResults + kDetailResults)
        m_memory.receivers = readReceivers(results.back().get());
    conclude(sample, m_memory);
    Q_EMIT replicationFound(sample, QStringLiteral("%1 %2").arg(m_dialect.name, sample.detail.version));
}

} // namespace meridian
