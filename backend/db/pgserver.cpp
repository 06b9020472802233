// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgserver.h"

#include "pgparameters.h"
#include "pgsample.h"
#include "socketwatch.h"
#include "sqltext.h"
#include "tlsprobe.h"

#include <QCoreApplication>

namespace meridian
{

PgServer::PgServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets)
    : PollingServer(std::move(node), cluster)
    , m_sockets(std::move(sockets))
    , m_connection(*m_sockets)
{
    connect(&m_connection, &PgConnection::opened, this, &PgServer::onOpened);
    connect(&m_connection, &PgConnection::answered, this, &PgServer::onAnswered);
    connect(&m_connection, &PgConnection::failed, this, &PgServer::onFailed);
}

PgServer::~PgServer()
{
    close();
}

void PgServer::open(const QStringList &addresses)
{
    m_connection.open(pgParameters(node(), login(), addresses, polling().timeout));
}

void PgServer::onOpened()
{
    const int version = m_connection.majorVersion();
    m_pulse = {"pulse", sqlText(QStringLiteral("pulse"), version)};
    m_detailQuery = {"detail", sqlText(QStringLiteral("detail"), version)};
    opened();
}

void PgServer::ask(bool detail)
{
    const QList<PgStatement> statements = detail ? QList{m_pulse, m_detailQuery} : QList{m_pulse};
    m_asked = statements.size();
    m_connection.run(statements);
}

void PgServer::shut()
{
    m_probe.reset();
    m_connection.close();
}

void PgServer::onAnswered()
{
    const std::vector<PgResult> results = m_connection.takeResults();
    if (static_cast<qsizetype>(results.size()) != m_asked) {
        refused({ErrorKind::Protocol, {}, QCoreApplication::translate("PgError", "an answer is missing"), {}, {}});
        return;
    }
    const Pulse pulse = readPulse(results[0].get());
    Answer answer{pulse.sample, {}, pulse.serverTime, pulse.serverShare};
    if (m_asked > 1)
        answer.detail = readDetail(results[1].get());
    answered(std::move(answer));
}

void PgServer::onFailed(const Error &error)
{
    if (error.kind == ErrorKind::Tls && isBusy())
        explainTls(error);
    else
        failed(error);
}

void PgServer::explainTls(const Error &error)
{
    explaining();
    m_tlsError = error;
    m_probe = std::make_unique<TlsProbe>();
    connect(m_probe.get(), &TlsProbe::finished, this, [this](const TlsFindings &found) {
        m_probe.release()->deleteLater();
        if (!found.fault.isEmpty())
            m_tlsError.message += QStringLiteral(" (%1)").arg(found.fault);
        failed(m_tlsError);
    });
    m_probe->start(node(), polling().connectTimeout);
}

Error PgServer::overdueError(microseconds waited) const
{
    return m_probe ? m_tlsError : PollingServer::overdueError(waited);
}

} // namespace meridian
