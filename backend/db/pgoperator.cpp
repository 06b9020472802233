// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgoperator.h"

#include "pgparameters.h"
#include "pgrow.h"
#include "pgsample.h"
#include "pgsurvey.h"
#include "sqltext.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <condition_variable>
#include <mutex>

namespace meridian
{

namespace
{

constexpr milliseconds kSurvey{10000};
constexpr milliseconds kOneQuestion{5000};
constexpr milliseconds kBetweenLogins{5};
constexpr milliseconds kMargin{2000}; ///< for the way there and back, beyond what the server may take

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PgOperator)
};

/// What the server said last, by name.
QJsonObject evidenceOf(const std::vector<PgResult> &results)
{
    QJsonObject evidence;
    for (auto result = results.rbegin(); result != results.rend(); ++result) {
        const pg_result *r = result->get();
        if (PQntuples(r) == 0)
            continue;
        for (int column = 0; column < PQnfields(r); ++column) {
            if (!PQgetisnull(r, 0, column))
                evidence.insert(QString::fromUtf8(PQfname(r, column)), QString::fromUtf8(PQgetvalue(r, 0, column)));
        }
        break;
    }
    return evidence;
}

/// Half a wait and half a look at the stop token, with neither sleeping past it.
void pause(milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock guard(mutex);
    condition.wait_for(guard, stop, time, [] { return false; });
}

QString quotedOption(QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'\'' + value + u'\'';
}

} // namespace

PgOperator::PgOperator(Node node, Login login, milliseconds connectTimeout)
    : m_node(std::move(node))
    , m_login(std::move(login))
    , m_connectTimeout(connectTimeout)
{
}

PgOperator::~PgOperator() = default;

Error PgOperator::named(Error error, const QString &what) const
{
    if (error.tried.isEmpty())
        error.tried = QStringLiteral("%1: %2 (%3)").arg(what, m_node.id.name(), m_node.address());
    return error;
}

Result<Done> PgOperator::connect(const std::stop_token &stop)
{
    if (m_session && m_session->isUsable())
        return Done{};
    m_session.reset();
    auto opened = PgSession::open(operatorParameters(m_node, m_login), m_connectTimeout, stop);
    if (!opened)
        return named(opened.error(), Words::tr("log in for an operation"));
    m_session = std::move(*opened);
    return Done{};
}

Result<Done> PgOperator::awaitServer(milliseconds patience, const std::stop_token &stop)
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        auto connected = connect(stop);
        if (connected || stop.stop_requested() || deadline.hasExpired())
            return connected;
        const ErrorKind kind = connected.error().kind;
        if (kind != ErrorKind::NotReady && kind != ErrorKind::Refused && kind != ErrorKind::Closed)
            return connected;
        pause(kBetweenLogins, stop);
    }
}

Result<std::vector<PgResult>> PgOperator::ask(const QList<QByteArray> &statements, milliseconds patience,
                                              const std::stop_token &stop, qsizetype unawaited)
{
    if (auto connected = connect(stop); !connected)
        return connected.error();
    auto results = m_session->run(statements, patience, stop, unawaited);
    if (!results)
        return named(results.error(), Words::tr("ask the server"));
    return results;
}

NodeSurvey PgOperator::survey(const std::stop_token &stop)
{
    NodeSurvey survey;
    survey.node = m_node.id;
    const auto give = [&survey](const Error &error) {
        survey.error = error;
        survey.at = now();
        return survey;
    };
    if (auto connected = connect(stop); !connected)
        return give(connected.error());
    const int version = m_session->majorVersion();
    const Instant sent = now();
    auto results = ask({sqlText(QStringLiteral("pulse"), version), sqlText(QStringLiteral("detail"), version),
                        sqlText(QStringLiteral("survey"), version)},
                       kSurvey, stop);
    if (!results)
        return give(results.error());
    survey.at = now();
    Pulse pulse = readPulse((*results)[0].get());
    survey.sample = pulse.sample;
    survey.sample.detail = readDetail((*results)[1].get());
    survey.sample.detailAt = survey.at;
    if (pulse.serverTime)
        survey.sample.clockOffset = *pulse.serverTime - (sent + (survey.at - sent) / 2);
    readSurvey((*results)[2].get(), &survey);
    if (survey.sample.role == Role::Standby && !survey.sample.receiver)
        survey.sample.timeline = std::max(survey.sample.timeline, std::optional(m_newestLine));
    survey.history = m_history;
    survey.databaseBytes = m_databaseBytes;
    return survey;
}

/// What the login may not read, or what takes a large server long, stays unknown.
void PgOperator::readSlowFacts(const std::stop_token &stop)
{
    if (!connect(stop))
        return;
    const int version = m_session->majorVersion();
    if (auto history = ask({sqlText(QStringLiteral("forks"), version)}, kOneQuestion, stop))
        m_history = readForks(PgRow(history->front().get()).text());
    if (auto line = ask({sqlText(QStringLiteral("line"), version)}, kOneQuestion, stop))
        m_newestLine = static_cast<quint32>(PgRow(line->front().get()).number().value_or(0));
    if (auto size = ask({sqlText(QStringLiteral("size"), version)}, kOneQuestion, stop))
        m_databaseBytes = PgRow(size->front().get()).number();
}

Result<std::optional<PgOperator::Lock>> PgOperator::lock(const ClusterId &cluster, const std::stop_token &stop)
{
    if (auto connected = connect(stop); !connected)
        return connected.error();
    auto results = ask(statements(QStringLiteral("lock"), m_session->majorVersion(), {{"cluster", cluster.name()}}),
                       kOneQuestion, stop);
    if (!results)
        return results.error();
    PgRow row(results->back().get());
    const QJsonArray said = row.json().array(), session = row.json().array();
    if (said.isEmpty() && session.isEmpty())
        return std::optional<Lock>();
    const auto since = [](const QJsonValue &v) { return Instant(microseconds(v.toInteger())); };
    Lock lock;
    lock.alive = !session.isEmpty();
    lock.mine = session.at(3).toBool();
    if (!said.isEmpty())
        lock.holder = {said.at(0).toString(), said.at(1).toString(), said.at(2).toString(), since(said.at(3))};
    else
        lock.holder = {{}, session.at(0).toString(), session.at(1).toString(), since(session.at(2))};
    return std::optional(lock);
}

Result<PgOperator::Position> PgOperator::position(const std::stop_token &stop)
{
    auto results = ask(statements(QStringLiteral("position"), 0), kOneQuestion, stop);
    if (!results)
        return results.error();
    PgRow row(results->front().get());
    const auto lsn = row.lsn();
    if (!lsn)
        return named({ErrorKind::NotReady, {}, Words::tr("the server does not know its position"), {}, {}},
                     Words::tr("ask the server"));
    return Position{*lsn, static_cast<quint32>(row.number().value_or(0))};
}

bool PgOperator::hasSchema(const std::stop_token &stop)
{
    const auto there = ask({"SELECT to_regclass('meridian.canary') IS NOT NULL"}, kOneQuestion, stop);
    return there && PgRow(there->front().get()).flag();
}

Result<QJsonObject> PgOperator::run(const Action &action, StepContext context, const std::stop_token &stop)
{
    if (auto connected = connect(stop); !connected)
        return connected.error();
    if (std::holds_alternative<Follow>(action)) {
        const auto conninfo = conninfoTo(context.upstreamHost, context.upstreamPort, {}, stop);
        if (!conninfo)
            return conninfo.error();
        context.conninfo = conninfo->options;
        if (!conninfo->password.isEmpty())
            context.conninfo += QStringLiteral(" password=") + quotedOption(QString::fromUtf8(conninfo->password));
    }
    const QList<QByteArray> all = statementsOf(action, context, m_session->majorVersion());
    if (all.isEmpty())
        return named({ErrorKind::BadInput, {}, Words::tr("this action is no SQL"), {}, {}}, Words::tr("run a step"));
    auto results = ask(all, patienceOf(action, context.limits) + kMargin, stop, unawaitedOf(action, context));
    // A login that was not allowed to fence is not allowed to take it back either: there is nothing to take back.
    if (!results && results.error().kind == ErrorKind::Permission && std::holds_alternative<Unfence>(action)) {
        auto seen = ask(statements(QStringLiteral("unfenced"), m_session->majorVersion()), kOneQuestion, stop);
        if (seen && PgRow(seen->front().get()).text() == QLatin1String("off"))
            results = std::move(seen);
    }
    if (!results)
        return results.error();
    QJsonObject evidence = evidenceOf(*results);
    if (const TakeLock *take = std::get_if<TakeLock>(&action);
        take && evidence.value(u"locked").toString() != QLatin1String("true")) {
        const QJsonObject row = QJsonDocument::fromJson(evidence.value(u"row").toString().toUtf8()).object();
        const QString whose = row.isEmpty() ? Words::tr("another session holds the operation lock")
                                            : Words::tr("operation %1 of %2 at %3 holds the lock since %4")
                                                  .arg(row.value(u"operation").toString(), row.value(u"who").toString(),
                                                       row.value(u"place").toString(), row.value(u"since").toString());
        return named({ErrorKind::Refused,
                      {},
                      whose,
                      QStringLiteral("lock"),
                      Words::tr("Wait until it has ended, or end it there.")},
                     Words::tr("take the operation lock of %1").arg(take->cluster.name()));
    }
    return evidence;
}

Result<PgOperator::Conninfo> PgOperator::conninfoTo(const QString &host, quint16 port, const QString &applicationName,
                                                    const std::stop_token &stop)
{
    auto results = ask(statements(QStringLiteral("conninfo"), 0), kOneQuestion, stop);
    if (!results)
        return results.error();
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(
        PQconninfoParse(PQgetvalue(results->front().get(), 0, 0), nullptr), PQconninfoFree);
    Conninfo conninfo;
    QStringList parts{QStringLiteral("host=%1").arg(quotedOption(host)), QStringLiteral("port=%1").arg(port)};
    const auto add = [&parts](const QByteArray &keyword, const QString &value) {
        parts += QStringLiteral("%1=%2").arg(QString::fromLatin1(keyword), quotedOption(value));
    };
    for (const PQconninfoOption *o = options.get(); o && o->keyword; ++o) {
        const QByteArray keyword = o->keyword;
        const bool ours = keyword == "host" || keyword == "hostaddr" || keyword == "port" ||
                          (keyword == "application_name" && !applicationName.isEmpty());
        if (!o->val || ours)
            continue;
        conninfo.empty = false;
        if (keyword == "password")
            conninfo.password = o->val;
        else
            add(keyword, QString::fromUtf8(o->val));
    }
    if (!applicationName.isEmpty())
        add("application_name", applicationName);
    conninfo.options = parts.join(u' ');
    return conninfo;
}

Result<QByteArray> PgOperator::password(const std::stop_token &stop)
{
    if (auto open = connect(stop); !open)
        return open.error();
    return m_session->password();
}

Result<QByteArray> PgOperator::acceptsReplication(const Login &login, const std::stop_token &stop) const
{
    auto opened = PgSession::open(replicationParameters(m_node, login), m_connectTimeout, stop);
    if (!opened)
        return named(opened.error(), Words::tr("log in for replication"));
    return (*opened)->password();
}

} // namespace meridian
