// SPDX-License-Identifier: GPL-3.0-or-later
#include "readydeed.h"

#include "childrun.h"
#include "hostreply.h"

#include <QElapsedTimer>

#include <utility>

namespace meridian
{

namespace
{

constexpr char kReady[] = "meridian:ready=", kOutcome[] = "meridian:outcome=";

/// A whole line that begins so has come.
bool said(const ChildRun &run, const char *begin)
{
    const qsizetype at = run.output().indexOf(begin);
    return at >= 0 && run.output().indexOf('\n', at) > at;
}

} // namespace

ReadyDeed::ReadyDeed(HostCommand command)
    : m_command(std::move(command))
    , m_thread([this](const std::stop_token &stop) { work(stop); })
{
}

ReadyDeed::~ReadyDeed() = default;

bool ReadyDeed::isReady() const
{
    const std::lock_guard guard(m_mutex);
    return m_state == State::Ready;
}

std::optional<HostReply> ReadyDeed::go(Lsn marker, const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    std::unique_lock guard(m_mutex);
    if (m_state != State::Ready)
        return {};
    m_word = marker.text().toUtf8() + '\n';
    m_deadline = deadline;
    m_state = State::Going;
    m_changed.notify_all();
    m_changed.wait(guard, stop, [this] { return m_state == State::Ended; });
    return m_state == State::Ended ? m_reply : std::nullopt;
}

void ReadyDeed::work(const std::stop_token &stop)
{
    ChildRun run(m_command.argv);
    run.write(m_command.script);
    // The word must not come before all of the script was read: the shell would take it for a part of that.
    const bool ready =
        run.started() && run.waitFor([&] { return said(run, kReady); }, QDeadlineTimer(QDeadlineTimer::Forever), stop);
    std::unique_lock guard(m_mutex);
    m_state = ready ? State::Ready : State::Ended;
    if (!ready || !m_changed.wait(guard, stop, [this] { return m_state == State::Going; }))
        return;
    guard.unlock();
    finish(run, stop);
}

void ReadyDeed::finish(ChildRun &run, const std::stop_token &stop)
{
    QElapsedTimer clock;
    clock.start();
    run.write(m_word);
    const bool spoke = run.waitFor([&] { return said(run, kOutcome); }, m_deadline, stop);
    HostReply reply;
    readFacts(run.output(), reply);
    reply.words = wordsOf(run.errors());
    reply.took = microseconds(clock.nsecsElapsed() / 1000);
    const std::lock_guard guard(m_mutex);
    if (spoke && reply.facts.value(QStringLiteral("outcome")) == QLatin1String("0"))
        m_reply = reply;
    m_state = State::Ended;
    m_changed.notify_all();
}

} // namespace meridian
