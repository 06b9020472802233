// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectioncheck.h"

#include "format.h"
#include "tlsprobe.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

using State = CheckStep::State;

QString words(const char *text)
{
    return QCoreApplication::translate("ConnectionCheck", text);
}

/// What was being tried, for the error of each step.
QString tried(CheckStep::Part part, const Node &node)
{
    static constexpr const char *kTexts[] = {
        QT_TRANSLATE_NOOP("ConnectionCheck", "look up the name of %1 (%2)"),
        QT_TRANSLATE_NOOP("ConnectionCheck", "connect to %1 (%2)"),
        QT_TRANSLATE_NOOP("ConnectionCheck", "encrypt the connection to %1 (%2)"),
        QT_TRANSLATE_NOOP("ConnectionCheck", "log in to %1 (%2)"),
        QT_TRANSLATE_NOOP("ConnectionCheck", "check the rights on %1 (%2)"),
        QT_TRANSLATE_NOOP("ConnectionCheck", "ask %1 (%2) for its replication"),
    };
    return words(kTexts[static_cast<int>(part)]).arg(node.id.isEmpty() ? node.host : node.id.name(), node.address());
}

QString certificateWords(const TlsFindings &found)
{
    QStringList parts;
    if (!found.protocol.isEmpty())
        parts.append(found.protocol);
    if (!found.subject.isEmpty())
        parts.append(words("certificate of %1").arg(found.subject));
    if (!found.issuer.isEmpty() && found.issuer != found.subject)
        parts.append(words("issued by %1").arg(found.issuer));
    if (found.expires.isValid())
        parts.append(words("valid until %1").arg(found.expires.date().toString(Qt::ISODate)));
    return parts.join(QStringLiteral(" · "));
}

QString verificationWords(TlsMode mode, const QString &fault)
{
    if (mode == TlsMode::VerifyFull)
        return words("verified, with its name");
    if (mode == TlsMode::VerifyCa)
        return words("verified, without its name");
    return fault.isEmpty() ? words("not verified (mode %1), but it would pass").arg(toText(mode))
                           : words("not verified (mode %1): %2").arg(toText(mode), fault);
}

} // namespace

ConnectionCheck::ConnectionCheck(Node node, const Cluster &cluster, Login login, QObject *parent)
    : QObject(parent)
    , m_node(std::move(node))
    , m_polling(cluster.polling)
    , m_login(std::move(login))
    , m_talk(ServerTalk::create(m_node, cluster, m_login, m_sockets))
{
    for (const Part part : {Part::Name, Part::Tcp, Part::Tls, Part::Login, Part::Rights, Part::Replication})
        m_steps.append({part, State::Pending, {}, {}, {}});
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ConnectionCheck::onDeadline);
    connect(&m_lookup, &NameLookup::finished, this, [this](const Result<QStringList> &addresses) {
        if (!addresses) {
            fail(addresses.error());
            return;
        }
        end(Part::Name, State::Passed, addresses->join(QStringLiteral(", ")), elapsed());
        connectTo(*addresses);
    });
    connect(m_talk.get(), &ServerTalk::phaseEntered, this, &ConnectionCheck::onPhase);
    connect(m_talk.get(), &ServerTalk::opened, this, &ConnectionCheck::onOpened);
    connect(m_talk.get(), &ServerTalk::failed, this, &ConnectionCheck::onFailed);
    connect(m_talk.get(), &ServerTalk::rightsFound, this, &ConnectionCheck::showRights);
    connect(m_talk.get(), &ServerTalk::replicationFound, this, &ConnectionCheck::showReplication);
}

ConnectionCheck::~ConnectionCheck()
{
    cancel();
}

void ConnectionCheck::start()
{
    begin(Part::Name);
    if (!NameLookup::isNeedless(m_node.host)) {
        m_lookup.start(m_node.host);
        return;
    }
    const bool isAddress = !m_node.host.isEmpty() && !m_node.host.startsWith(u'/');
    end(Part::Name, State::Skipped,
        isAddress               ? words("%1 is an address already").arg(m_node.host)
        : m_node.host.isEmpty() ? words("the service file has the host")
                                : words("%1 is the folder of a socket").arg(m_node.host),
        {});
    connectTo(isAddress ? QStringList{m_node.host} : QStringList());
}

void ConnectionCheck::cancel()
{
    m_done = true;
    m_deadline.stop();
    m_lookup.cancel();
    m_probe.reset();
    m_talk->close();
}

void ConnectionCheck::begin(Part part)
{
    m_running = part;
    m_clock.start();
    m_deadline.start(part < Part::Rights ? m_polling.connectTimeout : m_polling.timeout);
    step(part).state = State::Running;
    Q_EMIT stepChanged(step(part));
}

void ConnectionCheck::end(Part part, State state, const QString &fact, std::optional<microseconds> took)
{
    m_running.reset();
    m_deadline.stop();
    CheckStep &s = step(part);
    s.state = state;
    s.fact = fact;
    s.took = took;
    Q_EMIT stepChanged(s);
}

/// The running step is where it ends; the later ones are not reached.
void ConnectionCheck::fail(Error error)
{
    const Part part = m_running.value_or(Part::Replication);
    const microseconds took = elapsed();
    m_talk->close();
    error.tried = tried(part, m_node);
    step(part).error = error;
    end(part, State::Failed, error.message, took);
    for (CheckStep &s : m_steps) {
        if (s.part > part) {
            s.state = State::Skipped;
            s.fact = words("not reached");
            Q_EMIT stepChanged(s);
        }
    }
    finishWhenDone();
}

void ConnectionCheck::connectTo(const QStringList &addresses)
{
    begin(Part::Tcp);
    m_talk->open(addresses);
}

void ConnectionCheck::onPhase(ConnectPhase phase)
{
    const Timings &t = m_talk->timings();
    if (phase == ConnectPhase::Tls && step(Part::Tcp).state == State::Running) {
        end(Part::Tcp, State::Passed, m_node.address(), t.tcp.value_or(elapsed()));
        begin(Part::Tls);
    } else if (phase == ConnectPhase::Login && step(Part::Tls).state == State::Running) {
        const QString off = m_node.tls.mode == TlsMode::Disable ? words("not encrypted, as asked for (mode disable)")
                                                                : words("not encrypted: the server offers no TLS");
        end(Part::Tls, t.tls ? State::Passed : State::Skipped, t.tls ? words("encrypted") : off, t.tls);
        begin(Part::Login);
    }
}

void ConnectionCheck::onOpened()
{
    const QString user = m_login.user.isEmpty() ? words("libpq's default user") : m_login.user;
    end(Part::Login, State::Passed,
        m_login.source.isEmpty() ? words("as %1").arg(user) : words("as %1, password: %2").arg(user, m_login.source),
        m_talk->timings().login);
    if (step(Part::Tls).state == State::Passed)
        probeTls();
    begin(Part::Rights);
    m_talk->askRights();
}

void ConnectionCheck::onFailed(const Error &error)
{
    if (m_done)
        return;
    if (error.kind == ErrorKind::Tls && m_running) {
        if (m_running == Part::Tcp || m_running == Part::Login) { // libpq found out late, or retried
            end(*m_running, *m_running == Part::Tcp ? State::Passed : State::Pending, m_node.address(), {});
            m_running = Part::Tls;
        }
        m_tlsError = error;
        m_deadline.stop();
        probeTls();
        return;
    }
    const bool noPassword = error.kind == ErrorKind::Authentication && m_secretError;
    fail(noPassword ? *m_secretError : error);
}

void ConnectionCheck::probeTls()
{
    m_probe = std::make_unique<TlsProbe>(m_talk->protocol());
    connect(m_probe.get(), &TlsProbe::finished, this, &ConnectionCheck::onTlsFound);
    m_probe->start(m_node, m_polling.connectTimeout);
}

void ConnectionCheck::onTlsFound(const TlsFindings &found)
{
    m_probe.release()->deleteLater();
    if (m_tlsError) {
        Error error = *m_tlsError;
        if (!found.fault.isEmpty() && !error.message.contains(found.fault))
            error.message += QStringLiteral(" (%1)").arg(found.fault);
        fail(error);
        return;
    }
    CheckStep &tls = step(Part::Tls);
    const QString certificate = certificateWords(found);
    if (!certificate.isEmpty())
        tls.fact = QStringLiteral("%1 · %2").arg(certificate, verificationWords(m_node.tls.mode, found.fault));
    Q_EMIT stepChanged(tls);
    finishWhenDone();
}

void ConnectionCheck::showRights(const ServerTalk::Rights &rights)
{
    CheckStep &s = step(Part::Rights);
    QStringList missing;
    for (const ServerTalk::Right &right : rights.all) {
        if (right.held)
            continue;
        missing.append(right.name);
        s.statements.append(right.grant + u';');
    }
    if (missing.isEmpty()) {
        end(Part::Rights, State::Passed,
            rights.superuser ? words("%1 is a superuser: more than Meridian needs").arg(rights.role)
                             : words("%1 has %2: all that watching needs").arg(rights.role, rights.enough),
            elapsed());
    } else {
        s.error = Error{ErrorKind::Permission,
                        tried(Part::Rights, m_node),
                        words("%1 lacks %2").arg(rights.role, missing.join(QStringLiteral(", "))),
                        {},
                        words("Run on the primary, as a superuser: %1").arg(s.statements.join(u' '))};
        end(Part::Rights, State::Failed, s.error->message, elapsed());
    }
    begin(Part::Replication);
    m_talk->askReplication();
}

void ConnectionCheck::showReplication(const ServerSample &sample, const QString &product)
{
    QStringList facts{sample.role == Role::Primary ? words("primary") : words("standby"), product};
    const bool streams = sample.receiver && !sample.receiver->senderHost.isEmpty();
    if (sample.role == Role::Standby)
        facts.append(streams ? words("receives from %1:%2")
                                   .arg(sample.receiver->senderHost)
                                   .arg(sample.receiver->senderPort.value_or(5432))
                             : words("receives from nobody now"));
    const auto standbys =
        std::count_if(sample.senders.begin(), sample.senders.end(), [](const SenderRow &row) { return row.physical; });
    if (standbys > 0)
        facts.append(words("sends to %1").arg(standbys));
    if (sample.timeline)
        facts.append(words("timeline %1").arg(*sample.timeline));
    end(Part::Replication, State::Passed, facts.join(QStringLiteral(" · ")), elapsed());
    m_talk->close();
    finishWhenDone();
}

void ConnectionCheck::onDeadline()
{
    if (m_lookup.isRunning()) {
        m_lookup.cancel();
        fail(NameLookup::silence(m_node.host));
        return;
    }
    const ConnectPhase phase = m_talk->phase();
    fail(silenceError(phase, elapsed()));
}

void ConnectionCheck::finishWhenDone()
{
    const bool open = std::any_of(m_steps.begin(), m_steps.end(), [](const CheckStep &s) {
        return s.state == State::Pending || s.state == State::Running;
    });
    if (open || m_probe || m_done)
        return;
    m_done = true;
    Q_EMIT finished(m_steps);
}

} // namespace meridian
