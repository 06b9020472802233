// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL server in a temporary folder, for tests and benchmarks that need one without a lab around it. Runs
// as another user when we are root; gone with the object, also when the test fails.
#pragma once

#include "portreservation.h"
#include "result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

class PlainServer
{
public:
    /// initdb with trust for everybody on loopback, `settings` appended to postgresql.conf. Blocks until it answers.
    static meridian::Result<std::unique_ptr<PlainServer>> start(const QStringList &settings = {});
    /// A copy of `primary` that streams from it under this name, through a slot of the same name.
    static meridian::Result<std::unique_ptr<PlainServer>> standbyOf(PlainServer &primary, const QString &name,
                                                                    const QStringList &settings = {});
    ~PlainServer();

    quint16 port() const { return m_port.port(); }
    QString folder() const { return m_folder.filePath(QStringLiteral("data")); }
    QString conninfo() const; ///< of the superuser
    void signal(int number);  ///< to all of its processes
    /// Runs statements as the superuser; the first column of the last row.
    QString run(const QByteArray &sql);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void quit();                     ///< immediate shutdown; blocks until it is gone
    void adopt(const QString &file); ///< hands a file to the servers' user, readable by it alone

private:
    PlainServer() = default;
    meridian::Result<meridian::Done> make(const QString &program, const QStringList &arguments);
    meridian::Result<meridian::Done> launch(const QStringList &settings);
    QTemporaryDir m_folder;
    meridian::PortReservation m_port;
    QProcess m_process;
};
