// SPDX-License-Identifier: GPL-3.0-or-later
// A deed that lies on its machine, read and found in order, and waits for the word to go: what it then takes is one
// round trip and its own time. Lives on a thread of its own; go() blocks. Gone without the word, nothing was done.
#pragma once

#include "hostcommand.h"

#include <QDeadlineTimer>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace meridian
{

class ChildRun;

class ReadyDeed
{
public:
    /// `command`: of a request that is `onCall`.
    explicit ReadyDeed(HostCommand command);
    ~ReadyDeed();

    /// It waits for the word.
    bool isReady() const;
    /// Once. `marker`: HostRequest::forkedAt, which may not have been known before. Nothing when it was not ready or
    /// did not succeed within its time: the deed may be done afresh, and then says why.
    std::optional<HostReply> go(Lsn marker, const QDeadlineTimer &deadline, const std::stop_token &stop);

private:
    void work(const std::stop_token &stop);
    void finish(ChildRun &run, const std::stop_token &stop);

    enum class State { Preparing, Ready, Going, Ended };
    HostCommand m_command;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    State m_state = State::Preparing;
    QByteArray m_word;
    QDeadlineTimer m_deadline;
    std::optional<HostReply> m_reply;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace meridian
