// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownmoment.h"

#include "history.h"

namespace meridian
{

namespace
{
constexpr int kFrameMs = 100; ///< ten pictures a second are played
constexpr microseconds kReplay = seconds(300);
} // namespace

ShownMoment::ShownMoment(QObject *parent) : QObject(parent)
{
    m_playing.setInterval(kFrameMs);
    connect(&m_playing, &QTimer::timeout, this, &ShownMoment::advance);
    connect(&m_answer, &QFutureWatcherBase::finished, this, &ShownMoment::answered);
}

void ShownMoment::setHistory(History *history)
{
    m_answer.setFuture({});
    m_asked.reset();
    m_history = history;
    m_live.reset();
    m_playing.stop();
    m_moment.reset();
    Q_EMIT momentChanged();
}

void ShownMoment::setLive(const SnapshotPtr &snapshot)
{
    m_live = snapshot;
    if (!m_moment)
        Q_EMIT shown(snapshot, {});
}

void ShownMoment::seek(Instant at)
{
    if (!m_history)
        return;
    if (at > now() - kPresent) {
        goLive();
        return;
    }
    m_moment = at;
    Q_EMIT momentChanged();
    ask();
}

void ShownMoment::goLive()
{
    m_playing.stop();
    m_moment.reset();
    Q_EMIT momentChanged();
    if (m_live)
        Q_EMIT shown(m_live, {});
}

void ShownMoment::play(int speed)
{
    m_speed = speed;
    m_sinceStep.start();
    m_playing.start();
    if (m_moment)
        Q_EMIT momentChanged();
    else
        seek(now() - kReplay);
}

void ShownMoment::pause()
{
    m_playing.stop();
    Q_EMIT momentChanged();
}

void ShownMoment::advance()
{
    const auto passed = milliseconds(m_sinceStep.restart());
    if (m_moment && !m_asked) // a slow disk slows the play down, it does not skip
        seek(*m_moment + passed * m_speed);
}

void ShownMoment::ask()
{
    if (m_asked)
        return; // answered() asks for what is wanted by then
    m_asked = m_moment;
    m_answer.setFuture(m_history->pictureAt(*m_asked));
}

void ShownMoment::answered()
{
    const auto asked = std::exchange(m_asked, {});
    if (!asked || !m_moment || m_answer.isCanceled())
        return;
    const SnapshotPtr picture = m_answer.result();
    if (picture)
        Q_EMIT shown(picture, asked);
    else
        Q_EMIT nothingRecorded(*asked);
    if (m_moment != asked)
        ask();
}

} // namespace meridian
