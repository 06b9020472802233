// SPDX-License-Identifier: GPL-3.0-or-later
// A real MariaDB server in a temporary folder, for tests that need one without a lab around it. Runs as another user
// when we are root; gone with the object, also when the test fails.
#pragma once

#include "portreservation.h"
#include "result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

class PlainMariaDb
{
public:
    /// Server `id` with GTIDs in strict mode and a binary log of all that it applies, `settings` as options of
    /// mariadbd. Its root needs no password. Blocks until it answers.
    static meridian::Result<std::unique_ptr<PlainMariaDb>> start(int id, const QStringList &settings = {});
    ~PlainMariaDb();

    quint16 port() const { return m_port.port(); }
    QString folder() const { return m_folder.path(); }
    /// Runs statements as root; the first column of the last row of the last of them that has rows.
    QString run(const QByteArray &sql);
    QString tryRun(const QByteArray &sql); ///< the same, or "error: …"
    /// Follows `source` by GTID from what it has; read-only. Does not wait for it.
    void follow(PlainMariaDb &source, const QByteArray &channel = {}, const QByteArray &options = {});
    void signal(int number);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void quit();                                   ///< SIGKILL; blocks until it is gone
    meridian::Result<meridian::Done> startAgain(); ///< with the same settings and data
    void adopt(const QString &file);               ///< hands a file to the servers' user, readable by it alone

private:
    PlainMariaDb() = default;
    meridian::Result<meridian::Done> launch();
    QString socket() const { return m_folder.filePath(QStringLiteral("socket")); }
    QTemporaryDir m_folder;
    meridian::PortReservation m_port;
    QProcess m_process;
    QStringList m_arguments;
};
