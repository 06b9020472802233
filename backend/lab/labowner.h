// SPDX-License-Identifier: GPL-3.0-or-later
// The process that holds a lab: listens in its folder for the calls of labprotocol.h and has them done, one after the
// other, on the lab's own thread. Lives on the main thread and never blocks it.
#pragma once

#include "labdirectory.h"
#include "labprotocol.h"
#include "preset.h"

#include <QLocalServer>
#include <QPointer>
#include <QThread>

#include <functional>
#include <stop_token>

class QLocalSocket;

namespace meridian
{

class Lab;

class LabOwner : public QObject
{
    Q_OBJECT
public:
    explicit LabOwner(Preset preset, QObject *parent = nullptr);
    ~LabOwner() override;

    /// Takes the folder and starts the lab in it. When this fails nothing was started, and nothing touched.
    Result<Done> start(const QString &directory);
    /// Takes everything down; ended() follows.
    void end();

Q_SIGNALS:
    void progressed(const QString &text);
    void ready(const meridian::LabAnswer &answer);
    void failed(const meridian::Error &error); ///< it did not come up, or not go down cleanly; ended() follows
    void ended();                              ///< no process and no file is left

private:
    using Client = QPointer<QLocalSocket>;
    using Job = std::function<Result<LabAnswer>(Lab &)>;
    using Reply = std::function<void(const Result<LabAnswer> &)>;

    void listen();
    void handle(const Client &client, const QJsonObject &request);
    void run(Job job, Reply reply);
    void cameUp(const Result<LabAnswer> &result);
    void wentDown();
    static void send(const Client &client, const QJsonObject &message);
    static void send(const Client &client, const Result<LabAnswer> &result);

    enum class State { Idle, Starting, Up, Ending };
    State m_state = State::Idle;
    Preset m_preset;
    LabDirectory m_directory;
    QLocalServer m_server;
    QList<Client> m_awaitingReady, m_awaitingEnd;
    std::stop_source m_stop;
    QThread m_thread;
    Lab *m_lab = nullptr; ///< lives on m_thread, deleted there
};

} // namespace meridian
