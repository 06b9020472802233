// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainserver.h"

#include "postgresbinaries.h"
#include "serveraccount.h"
#include "serverprocesses.h"
#include "toolrun.h"

#include <QDeadlineTimer>
#include <QFile>

#include <libpq-fe.h>

#include <csignal>

using namespace meridian;

namespace
{

std::unique_ptr<PGconn, void (*)(PGconn *)> connectTo(const QString &conninfo)
{
    return {PQconnectdb(conninfo.toUtf8().constData()), PQfinish};
}

} // namespace

Result<std::unique_ptr<PlainServer>> PlainServer::start(const QStringList &settings)
{
    std::unique_ptr<PlainServer> s(new PlainServer);
    const QStringList arguments{QStringLiteral("-D"), s->folder(),
                                QStringLiteral("-U"), QStringLiteral("postgres"),
                                QStringLiteral("-A"), QStringLiteral("trust"),
                                QStringLiteral("-N"), QStringLiteral("--locale=C.UTF-8"),
                                QStringLiteral("-E"), QStringLiteral("UTF8")};
    if (const auto made = s->make(QStringLiteral("initdb"), arguments); !made)
        return made.error();
    if (const auto launched = s->launch(settings); !launched)
        return launched.error();
    return s;
}

Result<std::unique_ptr<PlainServer>> PlainServer::standbyOf(PlainServer &primary, const QString &name,
                                                            const QStringList &settings)
{
    std::unique_ptr<PlainServer> s(new PlainServer);
    const QStringList arguments{QStringLiteral("-D"),
                                s->folder(),
                                QStringLiteral("-d"),
                                primary.conninfo() + QStringLiteral(" application_name=") + name,
                                QStringLiteral("-c"),
                                QStringLiteral("fast"),
                                QStringLiteral("-C"),
                                QStringLiteral("-S"),
                                name,
                                QStringLiteral("-R")};
    if (const auto made = s->make(QStringLiteral("pg_basebackup"), arguments); !made)
        return made.error();
    if (const auto launched = s->launch(settings); !launched)
        return launched.error();
    return s;
}

/// The data folder, by one of PostgreSQL's programs.
Result<Done> PlainServer::make(const QString &program, const QStringList &arguments)
{
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    if (!programs)
        return programs.error();
    const Result<ServerAccount> account = ServerAccount::choose();
    if (!account)
        return account.error();
    Result<PortReservation> port = PortReservation::take();
    if (!port)
        return port.error();
    m_port = std::move(*port);
    if (const Result<Done> owned = account->own(m_folder.path()); !owned)
        return owned.error();
    ToolRun run(programs->path(program), arguments, &*account);
    if (const auto made = run.finish(); !made)
        return made.error();
    return Done{};
}

Result<Done> PlainServer::launch(const QStringList &settings)
{
    const Result<PostgresBinaries> programs = PostgresBinaries::find();
    const Result<ServerAccount> account = ServerAccount::choose();
    QStringList command{QStringLiteral("-D"), folder(), QStringLiteral("-p"), QString::number(port())};
    const QStringList all =
        QStringList{QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("unix_socket_directories="),
                    QStringLiteral("fsync=off"), QStringLiteral("shared_buffers=16MB")} +
        settings;
    for (const QString &setting : all)
        command += {QStringLiteral("-c"), setting};
    account->prepare(m_process, SIGKILL);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start(programs->path(QStringLiteral("postgres")), command);
    const QDeadlineTimer deadline(30'000);
    while (PQping(conninfo().toUtf8().constData()) != PQPING_OK) {
        if (deadline.hasExpired() || m_process.waitForFinished(20)) {
            QFile log(m_folder.filePath(QStringLiteral("log")));
            const bool readable = log.open(QIODevice::ReadOnly);
            return Error{ErrorKind::Internal,
                         QStringLiteral("start a test server"),
                         readable ? QString::fromUtf8(log.readAll()) : QString(),
                         {},
                         {}};
        }
    }
    return Done{};
}

PlainServer::~PlainServer()
{
    quit();
}

void PlainServer::quit()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    signalServers(folder(), SIGCONT);
    ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
    releaseSharedMemory(folder());
}

QString PlainServer::conninfo() const
{
    return QStringLiteral("host=127.0.0.1 port=%1 user=postgres dbname=postgres sslmode=disable").arg(port());
}

void PlainServer::signal(int number)
{
    if (!signalServers(folder(), number, static_cast<pid_t>(m_process.processId())))
        qFatal("signal %d did not reach every process", number);
}

QString PlainServer::run(const QByteArray &sql)
{
    const auto connection = connectTo(conninfo());
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(connection.get(), sql.constData()), PQclear);
    if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR)
        qFatal("%s: %s", sql.constData(), PQresultErrorMessage(result.get()));
    return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0)) : QString();
}

void PlainServer::adopt(const QString &file)
{
    const Result<ServerAccount> account = ServerAccount::choose();
    if (!account || !account->own(file))
        qFatal("cannot hand %s to the servers' user", qPrintable(file));
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}
