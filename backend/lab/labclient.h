// SPDX-License-Identifier: GPL-3.0-or-later
// The practice lab as the window and the command line see it: calls to its owner, and a way to start one. Lives on
// the caller's thread, asynchronous; never blocks, runs no loop of its own.
#pragma once

#include "labprotocol.h"

#include <QLocalSocket>
#include <QTemporaryFile>
#include <QTimer>

namespace meridian
{

/// One call and its answer. Emits exactly one of succeeded() and failed() after start().
class LabCall : public QObject
{
    Q_OBJECT
public:
    LabCall(const QString &directory, QJsonObject request, QObject *parent = nullptr);

    static QJsonObject request(const QString &call); ///< "ready", "status", "heal", "down"
    static QJsonObject request(const LabFault &fault);

    void start();
    bool connected() const { return m_connected; } ///< whether an owner was there at all

Q_SIGNALS:
    void progressed(const QString &text);
    void succeeded(const meridian::LabAnswer &answer);
    void failed(const meridian::Error &error);

private:
    void read();
    void lost();
    void fail(const QString &message, const QString &remedy);

    QString m_directory;
    QJsonObject m_request;
    QLocalSocket m_socket;
    bool m_connected = false;
    bool m_finished = false;
};

/// Starts a lab in a process of its own, which outlives us, and waits until it is ready.
class LabStart : public QObject
{
    Q_OBJECT
public:
    /// `program` is meridianctl.
    LabStart(QString program, QString directory, QString preset, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void progressed(const QString &text);
    void succeeded(const meridian::LabAnswer &answer);
    void failed(const meridian::Error &error);

private:
    void look();
    void ownerEnded();

    QString m_program, m_directory, m_preset;
    QTemporaryFile m_words; ///< what the owner prints, in case it ends before it can be called
    QTimer m_timer;
    qint64 m_owner = 0;
};

/// The lab for the window: each call is answered by exactly one signal beside progressed().
class LabClient : public QObject
{
    Q_OBJECT
public:
    explicit LabClient(QString directory, QObject *parent = nullptr);

    const QString &directory() const { return m_directory; }

    void start(const QString &preset); ///< with the meridianctl beside the running program
    void requestStatus();
    void fault(const LabFault &fault);
    void heal();
    void down();

Q_SIGNALS:
    void progressed(const QString &text);
    void started(const meridian::LabStatus &status);
    void statusReceived(const meridian::LabStatus &status);
    void done(const QString &text); ///< a fault or heal() is in force
    void ended();                   ///< after down()
    void failed(const meridian::Error &error);

private:
    template <class F>
    void call(const QJsonObject &request, F &&succeeded);

    QString m_directory;
};

} // namespace meridian
