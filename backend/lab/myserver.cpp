// SPDX-License-Identifier: GPL-3.0-or-later
#include "myserver.h"

#include "myseed.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDirIterator>

#include <algorithm>
#include <csignal>

namespace meridian
{

namespace
{

// The columns of both, in an order that has not changed since they were one: Slave_IO_State, Slave_IO_Running,
// Slave_SQL_Running.
constexpr int kReceiverState = 0;
constexpr int kReceiver = 10;
constexpr int kApplier = 11;
constexpr quint64 kRowBytes = 7000; // two in a page
constexpr quint64 kRows = 100;      // in one statement
constexpr quint64 kRoom = 256 * 1024;
constexpr milliseconds kLimit{3000};

// The states of a receiver that is served: "Waiting for … to send event", "Queueing … event to the relay log".
constexpr QLatin1String kWaiting("to send event");
constexpr QLatin1String kQueueing("Queueing");
constexpr QLatin1String kYes("Yes");
constexpr QLatin1String kNo("No");

LabServer::Program program(const LabSeat &seat, const LabSite &site, const MyPrograms &programs)
{
    const QString options = QStringLiteral("--defaults-file=") + MySeed::optionFile(site.dataFolder(seat.node));
    // Nothing that it could still write is wanted when the lab ends.
    return {programs.server.first(),
            programs.server.mid(1) + QStringList{options},
            QStringLiteral("server.pid"),
            SIGKILL,
            {QStringLiteral("[ERROR]")}};
}

} // namespace

MyServer::MyServer(const LabSeat &seat, const LabSite &site, const MyPrograms &programs, const MyDialect &dialect)
    : LabServer(site.dataFolder(seat.node), site.log(seat.node),
                labLogin(seat, site, QStringLiteral("root"), site.secrets.superuser), program(seat, site, programs),
                site.account)
    , m_dialect(dialect)
    , m_number(seat.number)
{
    if (!seat.node.upstream.isEmpty())
        m_follow = dialect.follow.arg(QString::number(seat.upstreamPort), QStringLiteral("replicator"),
                                      site.secrets.replicator, site.certificates.authority);
}

QString MyServer::nameUpstream() const
{
    return QString::number(m_number);
}

Result<MyServer::Threads> MyServer::threads(LabSession &session) const
{
    const auto rows = session.query(QStringLiteral("SHOW REPLICA STATUS"));
    if (!rows)
        return rows.error();
    const QStringList row = rows->value(0);
    const QString state = row.value(kReceiverState);
    const bool streams = state.endsWith(kWaiting) || state.startsWith(kQueueing);
    return Threads{!rows->isEmpty(), streams, row.value(kReceiver), row.value(kApplier)};
}

Result<Done> MyServer::say(LabSession &session, const QStringList &statements) const
{
    for (const QString &statement : statements) {
        if (const auto said = session.query(statement); !said)
            return said.error();
    }
    return Done{};
}

Result<LabServer::Look> MyServer::look(milliseconds limit) const
{
    auto session = open(limit);
    if (!session)
        return session.error();
    const auto now = threads(*session);
    if (!now)
        return now.error();
    const auto followers = session->query(m_dialect.followers);
    if (!followers)
        return followers.error();
    Look seen{now->follows, now->streams, {}};
    for (const QStringList &row : *followers)
        seen.feeds += row.value(0);
    return seen;
}

bool MyServer::join()
{
    auto session = open(kLimit);
    const auto now = session ? threads(*session) : Result<Threads>(session.error());
    if (!now)
        return false;
    QStringList statements;
    if (!m_follow.isEmpty())
        statements = QStringList{m_follow, QStringLiteral("START REPLICA")};
    else if (now->follows && (now->receiver == kNo || now->applier == kNo))
        // What was received may end in the middle; it is fetched again.
        statements = QStringList{QStringLiteral("STOP REPLICA"), QStringLiteral("RESET REPLICA"),
                                 QStringLiteral("START REPLICA")};
    if (!say(*session, statements))
        return false;
    m_follow.clear();
    return true;
}

std::optional<QString> MyServer::position() const
{
    auto session = open(kLimit);
    const auto now = session ? threads(*session) : Result<Threads>(session.error());
    if (!now || now->follows)
        return {};
    const auto rows = session->query(m_dialect.position);
    if (!rows || rows->isEmpty())
        return {};
    return rows->first().value(0).remove(QLatin1Char('\n'));
}

bool MyServer::hasReached(const QString &position) const
{
    auto session = open(kLimit);
    const auto now = session ? threads(*session) : Result<Threads>(session.error());
    if (!now || !now->streams || now->applier != kYes)
        return false;
    const auto rows = session->query(m_dialect.reached.arg(position));
    return rows && rows->value(0).value(0) == QLatin1String("1");
}

Result<Done> MyServer::pauseReplay()
{
    auto session = open(kLimit);
    if (!session)
        return session.error();
    const auto now = threads(*session);
    if (!now)
        return now.error();
    if (!now->follows)
        return refusal(QCoreApplication::translate("PracticeLab", "pause the replay of %1").arg(name()),
                       QCoreApplication::translate("PracticeLab", "it is a primary and receives from nobody"));
    return say(*session, {QStringLiteral("STOP REPLICA SQL_THREAD")});
}

bool MyServer::resumeReplay()
{
    auto session = open(kLimit);
    const auto now = session ? threads(*session) : Result<Threads>(session.error());
    return now && (!now->follows || say(*session, {QStringLiteral("START REPLICA SQL_THREAD")}));
}

Result<Done> MyServer::writeHere(const QString &statement) const
{
    auto session = open(kLimit);
    if (!session)
        return session.error();
    const auto now = threads(*session);
    if (!now)
        return now.error();
    QStringList statements{QStringLiteral("SET SESSION sql_log_bin=0"), statement};
    if (now->follows && !m_dialect.openForUs.isEmpty())
        statements = QStringList{m_dialect.openForUs} + statements + QStringList{m_dialect.closeForUs};
    return say(*session, statements);
}

Result<Done> MyServer::breakReplication(const LabServer &primary)
{
    m_conflict = QDateTime::currentMSecsSinceEpoch();
    const QString row = QStringLiteral("INSERT INTO practice_lab.conflict VALUES (%1)").arg(m_conflict);
    if (auto written = writeHere(row); !written)
        return written;
    if (auto written = primary.query(row); !written)
        return written.error();
    return Done{};
}

bool MyServer::mend()
{
    return writeHere(QStringLiteral("DELETE FROM practice_lab.conflict WHERE id = %1").arg(m_conflict)) &&
           resumeReplay();
}

quint64 MyServer::fullBytes() const
{
    qint64 largest = 0;
    QDirIterator files(dataFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        largest = std::max(largest, files.fileInfo().size());
    }
    return static_cast<quint64>(largest) + kRoom;
}

void MyServer::outgrow(quint64 bytes) const
{
    auto session = open(kLimit);
    if (!session)
        return;
    // Where there is no room for the table the write fails; that is the fault, not a failure of ours.
    for (quint64 row = 0; row * kRowBytes <= bytes; row += kRows) {
        QStringList rows;
        for (quint64 i = row; i < row + kRows; ++i)
            rows += QStringLiteral("(%1, REPEAT('x', %2))").arg(i).arg(kRowBytes);
        const QString statement = QStringLiteral("INSERT INTO practice_lab.filler VALUES ");
        if (!session->query(statement + rows.join(QLatin1Char(','))))
            break;
    }
    // Later limits would count the table's file, too.
    (void)session->query(QStringLiteral("TRUNCATE TABLE practice_lab.filler"));
}

} // namespace meridian
