// SPDX-License-Identifier: GPL-3.0-or-later
// One real PostgreSQL server of the lab: its process and what can be done to it from outside. Lives on the lab's
// thread, whose event loop notices its end, and when somebody else has started it again; calls block until their effect
// is there or a deadline has passed.
#pragma once

#include "labsession.h"
#include "postgresbinaries.h"
#include "serveraccount.h"

#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <optional>

namespace meridian
{

class PostgresServer : public QObject
{
    Q_OBJECT
public:
    /// `dataFolder` exists and is configured for the login's port; `log` is appended to.
    PostgresServer(QString dataFolder, QString log, LabLogin superuser, PostgresBinaries binaries,
                   ServerAccount account);
    ~PostgresServer() override;

    const QString &dataFolder() const { return m_dataFolder; }
    quint16 port() const { return m_superuser.port; }

    enum class State { Down, Running, Stopped };
    State state() const;

    void start();          ///< returns when the program runs, not when it answers
    Result<Done> kill();   ///< SIGKILL to all its processes
    Result<Done> stop();   ///< SIGSTOP to all its processes
    Result<Done> resume(); ///< SIGCONT to all its processes
    /// Writes beyond this offset of any file fail from now on (setrlimit(2), RLIMIT_FSIZE): the servers ignore SIGXFSZ
    /// so that this acts like a full disk (postmaster.c). Nothing: the limit that we have ourselves.
    Result<Done> limitFileSize(std::optional<quint64> bytes);
    void quit();                     ///< asks for an immediate shutdown, also when stopped; returns at once
    void finish(milliseconds limit); ///< after quit(): waits, then kills; frees what the system keeps

    Result<QList<QStringList>> query(const QString &sql, milliseconds limit = milliseconds(3000)) const;
    QString lastWords() const; ///< the last lines of its log that are errors

Q_SIGNALS:
    void started();
    void ended(); ///< its postmaster is gone, for whatever reason

private:
    pid_t postmaster() const; ///< whoever started it; 0: there is none
    void look();              ///< at what has become of it
    void awaitEnd(milliseconds limit);
    Error refusal(const QString &tried, const QString &message, const QString &remedy = {}) const;

    QString m_dataFolder;
    QString m_log;
    LabLogin m_superuser;
    PostgresBinaries m_binaries;
    ServerAccount m_account;
    QProcess m_process;
    QTimer m_again;    ///< looks for one that somebody else starts, while there is none
    pid_t m_known = 0; ///< the postmaster that was last told of
    std::unique_ptr<QSocketNotifier> m_end;
    int m_endDescriptor = -1;
};

} // namespace meridian
