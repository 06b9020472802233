// SPDX-License-Identifier: GPL-3.0-or-later
// One real server of the lab: its process and what can be done to it from outside; what its engine does in its own way
// is for the subclasses. Lives on the lab's thread, whose event loop notices its end, and when somebody else has
// started it again; calls block until their effect is there or a deadline has passed.
#pragma once

#include "labsession.h"
#include "serveraccount.h"

#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <optional>

namespace meridian
{

class LabServer : public QObject
{
    Q_OBJECT
public:
    /// How the server is run, and how it is ended for good.
    struct Program {
        QString file;
        QStringList arguments;
        QString pidFile;    ///< in the data folder; its first line is the process
        int quitSignal = 0; ///< ends it at once, also when its owner has died
        QStringList alarms; ///< what marks a line of its log that says why it ended
    };
    /// `dataFolder` exists and is configured for the login's port; `log` is appended to.
    LabServer(QString dataFolder, QString log, LabLogin superuser, Program program, ServerAccount account);
    ~LabServer() override;

    const QString &name() const { return m_superuser.node; }
    const QString &dataFolder() const { return m_dataFolder; }
    quint16 port() const { return m_superuser.port; }

    enum class State { Down, Running, Stopped };
    State state() const;

    void start();          ///< returns when the program runs, not when it answers
    Result<Done> kill();   ///< SIGKILL to all its processes
    Result<Done> stop();   ///< SIGSTOP to all its processes
    Result<Done> resume(); ///< SIGCONT to all its processes
    /// Writes beyond this offset of any file fail from now on (setrlimit(2), RLIMIT_FSIZE): the servers ignore SIGXFSZ
    /// so that this acts like a full disk. Nothing: the limit that we have ourselves.
    Result<Done> limitFileSize(std::optional<quint64> bytes);
    void quit();                     ///< asks for its end, also when stopped; returns at once
    void finish(milliseconds limit); ///< after quit(): waits, then kills; frees what the system keeps

    Result<QList<QStringList>> query(const QString &sql, milliseconds limit = milliseconds(3000)) const;
    QString lastWords() const; ///< the last line of its log that is an alarm

    struct Look {
        bool standby = false;
        bool receives = false; ///< as it claims itself, which it does before any data has come
        QStringList feeds;     ///< whom it sends to, by nameUpstream()
    };
    /// What it says of itself; an Error when it does not answer within the limit.
    virtual Result<Look> look(milliseconds limit) const = 0;
    virtual QString nameUpstream() const = 0; ///< what the server that it follows calls it
    /// After a first start it follows whom it is to follow; later it goes on where a fault has stopped it. False: not
    /// yet.
    virtual bool join() { return true; }
    /// What its followers must reach; nothing: it is no primary, or does not answer.
    virtual std::optional<QString> position() const = 0;
    /// It replicates, and has replayed this position of its primary.
    virtual bool hasReached(const QString &position) const = 0;

    virtual Result<Done> pauseReplay() = 0;
    virtual bool resumeReplay() = 0; ///< false: not yet
    /// Nothing is replicated any more until mend(); `primary` is the one of its cluster.
    virtual Result<Done> breakReplication(const LabServer &primary) = 0;
    virtual bool mend() = 0; ///< false: not yet
    /// The limit of file sizes at which it cannot go on replicating, while what it has can still be written.
    virtual quint64 fullBytes() const = 0;
    /// As a primary: writes so much that it outgrows a limit, so that the limit is felt at once.
    virtual void outgrow(quint64 bytes) const = 0;

Q_SIGNALS:
    void started();
    void ended(); ///< it is gone, for whatever reason

protected:
    Result<LabSession> open(milliseconds limit) const;
    /// Of what cannot be done to it.
    Error refusal(const QString &tried, const QString &message, const QString &remedy = {}) const;

private:
    pid_t firstProcess() const; ///< whoever started it; 0: there is none
    void notice();              ///< what has become of it
    void awaitEnd(milliseconds limit);

    QString m_dataFolder;
    QString m_log;
    LabLogin m_superuser;
    Program m_program;
    ServerAccount m_account;
    QProcess m_process;
    QTimer m_again;    ///< looks for one that somebody else starts, while there is none
    pid_t m_known = 0; ///< the first process that was last told of
    std::unique_ptr<QSocketNotifier> m_end;
    int m_endDescriptor = -1;
};

} // namespace meridian
