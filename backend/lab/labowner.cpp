// SPDX-License-Identifier: GPL-3.0-or-later
#include "labowner.h"

#include "lab.h"

#include <QJsonDocument>
#include <QLocalSocket>

#include <utility>

namespace meridian
{

namespace
{

// libpq and the servers' programs would read these, and with them connect elsewhere or show somebody's certificate.
void forgetClientSettings()
{
    const QStringList names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("PG")))
            qunsetenv(name.toLocal8Bit().constData());
    }
    qputenv("HOME", "/nonexistent"); // ~/.postgresql
    qputenv("LC_ALL", "C");          // the servers' own words, as they are searched for
}

} // namespace

LabOwner::LabOwner(Preset preset, QObject *parent) : QObject(parent), m_preset(std::move(preset))
{
    forgetClientSettings();
    m_thread.setObjectName(QStringLiteral("lab"));
    connect(&m_server, &QLocalServer::newConnection, this, &LabOwner::listen);
}

LabOwner::~LabOwner()
{
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

Result<Done> LabOwner::start(const QString &directory)
{
    auto claimed = LabDirectory::claim(directory);
    if (!claimed)
        return claimed.error();
    m_directory = std::move(*claimed);
    const QString socket = LabDirectory::socketPath(m_directory.path());
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(socket)) {
        const Error error{ErrorKind::Storage,
                          tr("listen on %1").arg(socket),
                          m_server.errorString(),
                          {},
                          tr("choose another folder: --dir D")};
        if (auto removed = m_directory.remove(); !removed)
            return removed;
        return error;
    }
    m_state = State::Starting;
    m_lab = new Lab(m_directory.path(), m_preset, m_stop.get_token());
    m_lab->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_lab, &QObject::deleteLater);
    connect(m_lab, &Lab::progressed, this, [this](const QString &text) {
        for (const Client &client : std::as_const(m_awaitingReady))
            send(client, QJsonObject{{QStringLiteral("progress"), text}});
        Q_EMIT progressed(text);
    });
    m_thread.start();
    run([](Lab &lab) { return lab.up(); }, [this](const Result<LabAnswer> &result) { cameUp(result); });
    return Done{};
}

void LabOwner::cameUp(const Result<LabAnswer> &result)
{
    for (const Client &client : std::exchange(m_awaitingReady, {}))
        send(client, result);
    if (m_state == State::Ending)
        return; // ended while it was starting: nobody asks any more
    if (result) {
        m_state = State::Up;
        Q_EMIT ready(*result);
        return;
    }
    Q_EMIT failed(result.error());
    end();
}

void LabOwner::end()
{
    if (m_state == State::Ending || m_state == State::Idle)
        return;
    m_state = State::Ending;
    m_stop.request_stop();
    const auto down = [](Lab &lab) -> Result<LabAnswer> {
        lab.down();
        return LabAnswer{};
    };
    run(down, [this](const Result<LabAnswer> &) { wentDown(); });
}

void LabOwner::wentDown()
{
    const QString path = m_directory.path();
    m_server.close();
    const auto removed = m_directory.remove();
    if (!removed)
        Q_EMIT failed(removed.error());
    const Result<LabAnswer> answer =
        removed ? Result<LabAnswer>(LabAnswer{tr("The practice lab in %1 is gone").arg(path), {}})
                : Result<LabAnswer>(removed.error());
    for (const Client &client : std::as_const(m_awaitingEnd)) {
        send(client, answer);
        if (client)
            client->flush();
    }
    Q_EMIT ended();
}

void LabOwner::listen()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            while (socket->canReadLine())
                handle(socket, QJsonDocument::fromJson(socket->readLine()).object());
        });
    }
}

void LabOwner::handle(const Client &client, const QJsonObject &request)
{
    const QString call = request[QLatin1String("call")].toString();
    const Reply reply = [client](const Result<LabAnswer> &result) { send(client, result); };
    if (call == QLatin1String("down")) {
        m_awaitingEnd += client;
        end();
    } else if (call == QLatin1String("ready") && m_state == State::Starting) {
        m_awaitingReady += client;
    } else if (m_state != State::Up) {
        send(client, Error{ErrorKind::NotReady,
                           tr("ask the practice lab"),
                           m_state == State::Starting ? tr("it is still starting") : tr("it is ending"),
                           {},
                           tr("try again in a moment")});
    } else if (call == QLatin1String("status") || call == QLatin1String("ready")) {
        run([](Lab &lab) -> Result<LabAnswer> { return lab.status(); }, reply);
    } else if (call == QLatin1String("heal")) {
        run([](Lab &lab) { return lab.heal(); }, reply);
    } else if (call == QLatin1String("fault")) {
        const auto fault = LabFault::fromJson(request[QLatin1String("fault")].toObject());
        if (fault)
            run([fault](Lab &lab) { return lab.fault(*fault); }, reply);
        else
            send(client, fault.error());
    } else {
        send(client, Error{ErrorKind::Protocol,
                           tr("ask the practice lab"),
                           tr("it does not know \"%1\"").arg(call),
                           {},
                           tr("use the same version of the program as the lab's owner")});
    }
}

/// The job on the lab's thread, the reply on ours.
void LabOwner::run(Job job, Reply reply)
{
    QMetaObject::invokeMethod(m_lab, [this, lab = m_lab, job = std::move(job), reply = std::move(reply)] {
        const Result<LabAnswer> result = job(*lab);
        QMetaObject::invokeMethod(this, [reply, result] { reply(result); });
    });
}

void LabOwner::send(const Client &client, const QJsonObject &message)
{
    if (client)
        client->write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
}

void LabOwner::send(const Client &client, const Result<LabAnswer> &result)
{
    send(client, result ? result->toJson() : QJsonObject{{QStringLiteral("error"), toJson(result.error())}});
}

} // namespace meridian
