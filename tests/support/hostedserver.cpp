// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostedserver.h"

#include "postgresbinaries.h"
#include "serveraccount.h"
#include "serverprocesses.h"
#include "toolrun.h"

#include <QFile>

#include <libpq-fe.h>

#include <csignal>

using namespace meridian;

namespace
{

constexpr milliseconds kPatience{20000};

constexpr char kSettings[] = R"(
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 16MB
wal_log_hints = on
wal_keep_size = 64MB
wal_retrieve_retry_interval = 100ms
max_wal_size = 128MB
port = )";

} // namespace

Result<std::unique_ptr<HostedServer>> HostedServer::make(const QByteArray &settings)
{
    std::unique_ptr<HostedServer> s(new HostedServer);
    const auto programs = PostgresBinaries::find();
    const auto account = ServerAccount::choose();
    auto port = PortReservation::take();
    if (!programs || !account || !port)
        return !programs ? programs.error() : !account ? account.error() : port.error();
    s->m_port = std::move(*port);
    if (const auto owned = account->own(s->folder()); !owned)
        return owned.error();
    const auto w = [](const char *text) { return QString::fromLatin1(text); };
    ToolRun initdb(programs->path(w("initdb")),
                   {w("-D"), s->data(), w("-U"), w("postgres"), w("-A"), w("trust"), w("-N"), w("--locale=C.UTF-8"),
                    w("-E"), w("UTF8"), w("--wal-segsize=1")},
                   &*account);
    if (const auto made = initdb.finish(); !made)
        return made.error();
    QFile config(s->data() + QStringLiteral("/postgresql.conf"));
    if (!config.open(QIODevice::Append) ||
        config.write(kSettings + QByteArray::number(s->port()) + '\n' + settings + '\n') < 0)
        return Error{ErrorKind::Storage, {}, config.errorString(), {}, {}};
    return s;
}

HostedServer::~HostedServer()
{
    signalServers(data(), SIGKILL);
    releaseSharedMemory(data());
}

QString HostedServer::conninfo() const
{
    return QStringLiteral("host=127.0.0.1 port=%1 user=postgres dbname=postgres sslmode=disable").arg(port());
}

HostControl HostedServer::control() const
{
    HostControl control;
    control.kind = ControlKind::Local;
    control.dataDirectory = data();
    control.binDirectory = PostgresBinaries::find()->folder;
    control.account = ServerAccount::choose()->name();
    return control;
}

Upstream HostedServer::upstream(const QString &name, const QString &slot) const
{
    return {conninfo() + QStringLiteral(" application_name=") + name, {}, slot};
}

Result<HostReply> HostedServer::run(HostDeed deed, const Upstream &upstream)
{
    HostRequest request;
    request.deed = deed;
    request.upstream = upstream;
    request.stamp = QStringLiteral("20260131T000000Z");
    return run(request);
}

Result<HostReply> HostedServer::run(const HostRequest &request)
{
    Host host(control(), QStringLiteral("127.0.0.1"));
    return host.run(request, QDeadlineTimer(request.patience + kPatience), {});
}

QString HostedServer::sql(const QByteArray &statements) const
{
    const std::unique_ptr<PGconn, void (*)(PGconn *)> connection(PQconnectdb(conninfo().toUtf8().constData()),
                                                                 PQfinish);
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(connection.get(), statements.constData()),
                                                                 PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        return QStringLiteral("error: ") + QString::fromUtf8(PQerrorMessage(connection.get()));
    return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0)) : QString();
}

QString HostedServer::sqlUntil(const QByteArray &statement, const QString &wanted) const
{
    const QDeadlineTimer deadline(kPatience);
    QString answer = sql(statement);
    while (answer != wanted && !deadline.hasExpired())
        answer = sql(statement);
    return answer;
}

void HostedServer::signal(int number)
{
    if (!signalServers(data(), number))
        qFatal("signal %d did not reach every process", number);
}

void HostedServer::limitFiles(quint64 bytes)
{
    const auto account = ServerAccount::choose();
    for (int round = 0; round < 2; ++round) { // those that were forked meanwhile, too
        const auto processes = serverProcessesIn(data());
        for (const ServerProcess &process : processes)
            (void)ToolRun(
                QStringLiteral("prlimit"),
                {QStringLiteral("--pid"), QString::number(process.pid), QStringLiteral("--fsize=%1:").arg(bytes)},
                &*account)
                .finish();
    }
}

QString HostedServer::type(const QString &commands) const
{
    const auto account = ServerAccount::choose();
    const auto said =
        ToolRun(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("set -e\n") + commands}, &*account)
            .finish();
    return said ? QString::fromUtf8(*said) : QStringLiteral("error: ") + said.error().text();
}

void HostedServer::adopt(const QString &file)
{
    if (!ServerAccount::choose()->own(file))
        qFatal("cannot hand %s to the servers' user", qPrintable(file));
}
