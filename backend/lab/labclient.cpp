// SPDX-License-Identifier: GPL-3.0-or-later
#include "labclient.h"

#include "labdirectory.h"
#include "serverprocesses.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

namespace meridian
{

namespace
{

constexpr milliseconds kLook{30};

} // namespace

LabCall::LabCall(const QString &directory, QJsonObject request, QObject *parent)
    : QObject(parent)
    , m_directory(directory)
    , m_request(std::move(request))
{
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_connected = true;
        m_socket.write(QJsonDocument(m_request).toJson(QJsonDocument::Compact) + '\n');
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &LabCall::read);
    connect(&m_socket, &QLocalSocket::disconnected, this, &LabCall::lost);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &LabCall::lost);
}

QJsonObject LabCall::request(const QString &call)
{
    return {{QStringLiteral("call"), call}};
}

QJsonObject LabCall::request(const LabFault &fault)
{
    return {{QStringLiteral("call"), QStringLiteral("fault")}, {QStringLiteral("fault"), fault.toJson()}};
}

void LabCall::start()
{
    m_socket.connectToServer(LabDirectory::socketPath(m_directory));
}

void LabCall::read()
{
    while (!m_finished && m_socket.canReadLine()) {
        const QJsonObject message = QJsonDocument::fromJson(m_socket.readLine()).object();
        if (const QJsonValue progress = message[QLatin1String("progress")]; progress.isString()) {
            Q_EMIT progressed(progress.toString());
            continue;
        }
        m_finished = true;
        if (message[QLatin1String("ok")].toBool())
            Q_EMIT succeeded(LabAnswer::fromJson(message));
        else
            Q_EMIT failed(errorFromJson(message[QLatin1String("error")].toObject()));
    }
}

void LabCall::lost()
{
    read();
    if (m_finished)
        return;
    if (m_connected)
        fail(tr("its owner ended before it answered"), tr("clear up with: meridianctl lab down"));
    else
        fail(tr("no lab is running there"), tr("start one with: meridianctl lab up"));
}

void LabCall::fail(const QString &message, const QString &remedy)
{
    m_finished = true;
    Q_EMIT failed(Error{m_connected ? ErrorKind::Closed : ErrorKind::Refused,
                        tr("call the practice lab in %1").arg(m_directory),
                        message,
                        {},
                        remedy});
}

LabStart::LabStart(QString program, QString directory, QString preset, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_directory(std::move(directory))
    , m_preset(std::move(preset))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLook);
    connect(&m_timer, &QTimer::timeout, this, &LabStart::look);
}

void LabStart::start()
{
    QProcess process;
    process.setProgram(m_program);
    process.setArguments({QStringLiteral("lab"), QStringLiteral("up"), QStringLiteral("--json"),
                          QStringLiteral("--preset"), m_preset, QStringLiteral("--dir"), m_directory});
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (m_words.open())
        process.setStandardOutputFile(m_words.fileName());
    if (process.startDetached(&m_owner)) {
        m_timer.start();
        return;
    }
    Q_EMIT failed(Error{ErrorKind::BadInput,
                        tr("start %1").arg(m_program),
                        process.errorString(),
                        {},
                        tr("install meridianctl beside this program")});
}

/// Calls the owner; until it can be called, looks again.
void LabStart::look()
{
    if (!isAlive(static_cast<pid_t>(m_owner))) {
        ownerEnded();
        return;
    }
    auto *call = new LabCall(m_directory, LabCall::request(QStringLiteral("ready")), this);
    connect(call, &LabCall::progressed, this, &LabStart::progressed);
    connect(call, &LabCall::succeeded, this, [this, call](const LabAnswer &answer) {
        call->deleteLater();
        if (answer.status && answer.status->owner == m_owner)
            Q_EMIT succeeded(answer);
        else
            m_timer.start(); // another lab lives there; ours is about to say so
    });
    connect(call, &LabCall::failed, this, [this, call](const Error &error) {
        call->deleteLater();
        if (call->connected() && error.kind != ErrorKind::NotReady && error.kind != ErrorKind::Closed)
            Q_EMIT failed(error);
        else
            m_timer.start();
    });
    call->start();
}

void LabStart::ownerEnded()
{
    const QList<QByteArray> lines = m_words.readAll().trimmed().split('\n');
    const QJsonObject last = QJsonDocument::fromJson(lines.last()).object();
    if (const QJsonValue error = last[QLatin1String("error")]; error.isObject()) {
        Q_EMIT failed(errorFromJson(error.toObject()));
        return;
    }
    Q_EMIT failed(Error{ErrorKind::Closed,
                        tr("start the practice lab in %1").arg(m_directory),
                        tr("its owner ended at once"),
                        {},
                        tr("run it in the foreground: meridianctl lab up")});
}

LabClient::LabClient(QString directory, QObject *parent) : QObject(parent), m_directory(std::move(directory)) {}

void LabClient::start(const QString &preset)
{
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/meridianctl");
    auto *start = new LabStart(program, m_directory, preset, this);
    connect(start, &LabStart::progressed, this, &LabClient::progressed);
    connect(start, &LabStart::succeeded, this, [this, start](const LabAnswer &answer) {
        start->deleteLater();
        Q_EMIT started(*answer.status);
    });
    connect(start, &LabStart::failed, this, [this, start](const Error &error) {
        start->deleteLater();
        Q_EMIT failed(error);
    });
    start->start();
}

template <class F>
void LabClient::call(const QJsonObject &request, F &&succeeded)
{
    auto *call = new LabCall(m_directory, request, this);
    connect(call, &LabCall::succeeded, this, [call, succeeded](const LabAnswer &answer) {
        call->deleteLater();
        succeeded(answer);
    });
    connect(call, &LabCall::failed, this, [this, call](const Error &error) {
        call->deleteLater();
        Q_EMIT failed(error);
    });
    call->start();
}

void LabClient::requestStatus()
{
    call(LabCall::request(QStringLiteral("status")),
         [this](const LabAnswer &answer) { Q_EMIT statusReceived(answer.status.value_or(LabStatus())); });
}

void LabClient::fault(const LabFault &fault)
{
    call(LabCall::request(fault), [this](const LabAnswer &answer) { Q_EMIT done(answer.text); });
}

void LabClient::heal()
{
    call(LabCall::request(QStringLiteral("heal")), [this](const LabAnswer &answer) { Q_EMIT done(answer.text); });
}

void LabClient::down()
{
    call(LabCall::request(QStringLiteral("down")), [this](const LabAnswer &) { Q_EMIT ended(); });
}

} // namespace meridian
