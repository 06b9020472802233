// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtidserver.h"

#include <QCoreApplication>

namespace meridian
{

GtidServer::GtidServer(Node node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets,
                       const GtidDialect &dialect)
    : PollingServer(std::move(node), cluster)
    , m_dialect(dialect)
    , m_sockets(std::move(sockets))
    , m_connection(*m_sockets)
{
    connect(&m_connection, &MyConnection::opened, this, &GtidServer::onOpened);
    connect(&m_connection, &MyConnection::answered, this, &GtidServer::onAnswered);
    connect(&m_connection, &MyConnection::failed, this, &GtidServer::failed);
}

GtidServer::~GtidServer()
{
    close();
}

void GtidServer::open(const QStringList &addresses)
{
    m_connection.open({node(), addresses, login()});
}

void GtidServer::onOpened()
{
    m_begun = false;
    m_denied.clear();
    if (const auto other = otherEngine(m_connection, m_dialect))
        refused(*other);
    else
        opened();
}

void GtidServer::ask(bool detail)
{
    QList<QByteArray> flight;
    if (!m_begun)
        flight += m_dialect.session(polling().timeout);
    flight += m_dialect.statements("pulse");
    m_askedDetail = detail;
    m_asked.clear();
    if (detail) {
        flight += m_dialect.statements("detail");
        m_asked = {Receivers, Transactions};
        m_asked.removeIf([this](Optional o) { return m_denied.contains(o); });
    }
    for (const Optional o : std::as_const(m_asked))
        flight += m_dialect.statements(o == Receivers ? "receivers" : "transactions");
    m_connection.run(flight.join(";\n"));
}

void GtidServer::onAnswered()
{
    const std::vector<MyResult> results = m_connection.takeResults();
    const size_t pulse = m_begun ? 0 : kSessionResults;
    const size_t detail = pulse + kPulseResults;
    const size_t rest = detail + (m_askedDetail ? kDetailResults : 0);
    if (results.size() < rest) {
        const Error missing{
            ErrorKind::Protocol, {}, QCoreApplication::translate("PgError", "an answer is missing"), {}, {}};
        Error error = m_connection.refusal().value_or(missing);
        if (error.kind == ErrorKind::Permission)
            error.remedy = QCoreApplication::translate("MyError", "GRANT %1 to the account that Meridian logs in with.")
                               .arg(m_dialect.grant);
        refused(error);
        return;
    }
    m_begun = true;
    Result<GtidPulse> read = m_dialect.readPulse(results, pulse, m_memory);
    if (!read) {
        refused(read.error());
        return;
    }
    Answer answer{read->sample, {}, read->serverTime, read->serverShare};
    if (m_askedDetail) {
        answer.detail = readGtidDetail(results, detail, answer.sample, m_memory);
        takeOptional(results, rest, &*answer.detail);
    }
    conclude(answer.sample, m_memory);
    answered(std::move(answer));
}

/// The first of them that is missing was refused; those behind it come next time.
void GtidServer::takeOptional(const std::vector<MyResult> &results, size_t first, DetailSample *detail)
{
    for (const Optional o : std::as_const(m_asked)) {
        if (first >= results.size()) {
            m_denied.insert(o);
            if (o == Receivers)
                m_memory.receivers.reset();
            return;
        }
        st_mysql_res *rows = results[first++].get();
        if (o == Receivers)
            m_memory.receivers = readReceivers(rows);
        else
            detail->oldestTransaction = readOldestTransaction(rows);
    }
}

} // namespace meridian
