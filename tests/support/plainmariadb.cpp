// SPDX-License-Identifier: GPL-3.0-or-later
#include "plainmariadb.h"

#include "serveraccount.h"
#include "toolrun.h"

#include <QDeadlineTimer>
#include <QFile>

#include <mysql.h>

#include <csignal>

using namespace meridian;

namespace
{

/// One data folder, made once for all servers of this program: installing takes longer than all the rest.
const QString &pattern(const ServerAccount &account)
{
    static const std::unique_ptr<QTemporaryDir> made = [&] {
        auto folder = std::make_unique<QTemporaryDir>();
        if (!account.own(folder->path()))
            qFatal("cannot hand %s to the servers' user", qPrintable(folder->path()));
        ToolRun run(QStringLiteral("mariadb-install-db"),
                    {QStringLiteral("--no-defaults"),
                     QStringLiteral("--datadir=") + folder->filePath(QStringLiteral("data")),
                     QStringLiteral("--auth-root-authentication-method=normal"), QStringLiteral("--skip-test-db"),
                     QStringLiteral("--skip-name-resolve"), QStringLiteral("--innodb-log-file-size=8M")},
                    &account);
        if (const auto done = run.finish(); !done)
            qFatal("%s", qPrintable(done.error().text()));
        return folder;
    }();
    static const QString data = made->filePath(QStringLiteral("data"));
    return data;
}

using Connection = std::unique_ptr<MYSQL, void (*)(MYSQL *)>;

Connection connectTo(const QString &socket)
{
    Connection c(mysql_init(nullptr), mysql_close);
    if (!mysql_real_connect(c.get(), nullptr, "root", nullptr, nullptr, 0, socket.toUtf8().constData(),
                            CLIENT_MULTI_STATEMENTS))
        c.reset();
    return c;
}

} // namespace

Result<std::unique_ptr<PlainMariaDb>> PlainMariaDb::start(int id, const QStringList &settings)
{
    const Result<ServerAccount> account = ServerAccount::choose();
    if (!account)
        return account.error();
    Result<PortReservation> port = PortReservation::take();
    if (!port)
        return port.error();
    std::unique_ptr<PlainMariaDb> s(new PlainMariaDb);
    s->m_port = std::move(*port);
    if (const Result<Done> owned = account->own(s->folder()); !owned)
        return owned.error();
    const QString data = s->m_folder.filePath(QStringLiteral("data"));
    ToolRun copy(QStringLiteral("cp"), {QStringLiteral("-r"), pattern(*account), data}, &*account);
    if (const auto done = copy.finish(); !done)
        return done.error();
    s->m_arguments = QStringList{QStringLiteral("--no-defaults"),
                                 QStringLiteral("--datadir=") + data,
                                 QStringLiteral("--socket=") + s->socket(),
                                 QStringLiteral("--pid-file=") + s->m_folder.filePath(QStringLiteral("pid")),
                                 QStringLiteral("--tmpdir=") + s->folder(),
                                 QStringLiteral("--bind-address=127.0.0.1"),
                                 QStringLiteral("--port=%1").arg(s->port()),
                                 QStringLiteral("--report-host=127.0.0.1"),
                                 QStringLiteral("--report-port=%1").arg(s->port()),
                                 QStringLiteral("--server-id=%1").arg(id),
                                 QStringLiteral("--skip-name-resolve"),
                                 QStringLiteral("--log-bin=") + data + QStringLiteral("/binlog"),
                                 QStringLiteral("--relay-log=") + data + QStringLiteral("/relay"),
                                 QStringLiteral("--log-slave-updates=ON"),
                                 QStringLiteral("--gtid-strict-mode=ON"),
                                 QStringLiteral("--innodb-buffer-pool-size=16M"),
                                 QStringLiteral("--innodb-log-file-size=8M"),
                                 QStringLiteral("--innodb-flush-log-at-trx-commit=0"),
                                 QStringLiteral("--sync-binlog=0"),
                                 QStringLiteral("--aria-pagecache-buffer-size=8M"),
                                 QStringLiteral("--performance-schema=OFF")} +
                     settings;
    if (const Result<Done> launched = s->launch(); !launched)
        return launched.error();
    return s;
}

Result<Done> PlainMariaDb::launch()
{
    const Result<ServerAccount> account = ServerAccount::choose();
    account->prepare(m_process, SIGKILL);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
    m_process.start(QStringLiteral("/usr/sbin/mariadbd"), m_arguments);
    const QDeadlineTimer deadline(30'000);
    while (!connectTo(socket())) {
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

PlainMariaDb::~PlainMariaDb()
{
    quit();
}

void PlainMariaDb::quit()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(10'000);
}

Result<Done> PlainMariaDb::startAgain()
{
    quit();
    return launch();
}

QString PlainMariaDb::tryRun(const QByteArray &sql)
{
    const Connection c = connectTo(socket());
    if (!c)
        return QStringLiteral("error: not connected");
    QString out;
    int more = mysql_real_query(c.get(), sql.constData(), static_cast<unsigned long>(sql.size()));
    for (; more == 0; more = mysql_next_result(c.get())) {
        const std::unique_ptr<MYSQL_RES, void (*)(MYSQL_RES *)> rows(mysql_store_result(c.get()), mysql_free_result);
        if (!rows)
            continue;
        out.clear();
        while (const MYSQL_ROW row = mysql_fetch_row(rows.get()))
            out = QString::fromUtf8(row[0]);
    }
    return more > 0 ? QStringLiteral("error: ") + QString::fromUtf8(mysql_error(c.get())) : out;
}

QString PlainMariaDb::run(const QByteArray &sql)
{
    const QString out = tryRun(sql);
    if (out.startsWith(QStringLiteral("error: ")))
        qFatal("%s: %s", sql.constData(), qPrintable(out));
    return out;
}

void PlainMariaDb::follow(PlainMariaDb &source, const QByteArray &channel, const QByteArray &options)
{
    source.run("SET STATEMENT sql_log_bin = 0 FOR GRANT REPLICATION SLAVE ON *.* TO repl@'127.0.0.1' "
               "IDENTIFIED BY 'repl'");
    const QByteArray name = '\'' + channel + '\'';
    run("CHANGE MASTER " + name + " TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + QByteArray::number(source.port()) +
        ", MASTER_USER='repl', MASTER_PASSWORD='repl', MASTER_USE_GTID=slave_pos, MASTER_HEARTBEAT_PERIOD=1, "
        "MASTER_CONNECT_RETRY=1" +
        options + "; START SLAVE " + name + "; SET GLOBAL read_only = ON");
}

void PlainMariaDb::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

void PlainMariaDb::adopt(const QString &file)
{
    const Result<ServerAccount> account = ServerAccount::choose();
    if (!account || !account->own(file))
        qFatal("cannot hand %s to the servers' user", qPrintable(file));
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}
