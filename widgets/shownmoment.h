// SPDX-License-Identifier: GPL-3.0-or-later
// Which moment the window shows: now, or an earlier one that is looked at or played. GUI thread. Takes the live
// pictures in, asks the history for the others, and hands out the one to show; one question is under way at a time, and
// an answer that is no longer wanted is not shown.
#pragma once

#include "snapshot.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace meridian
{

class History;

class ShownMoment : public QObject
{
    Q_OBJECT
public:
    static constexpr microseconds kPresent = seconds(1); ///< nearer than this to now is now
    explicit ShownMoment(QObject *parent = nullptr);

    void setHistory(History *history); ///< another fleet, or none: live again
    void setLive(const SnapshotPtr &snapshot);
    const SnapshotPtr &live() const { return m_live; }

    void seek(Instant at); ///< now and later is live; playing goes on from there
    void goLive();
    void play(int speed); ///< 1 is as it happened; ends at the present. From live: the last minutes once more
    void pause();

    std::optional<Instant> moment() const { return m_moment; } ///< nothing: live
    bool isPlaying() const { return m_playing.isActive(); }

    static QList<int> speeds() { return {1, 10, 60, 600}; }

Q_SIGNALS:
    /// The picture to show and the moment that it is of; nothing: live.
    void shown(const meridian::SnapshotPtr &snapshot, std::optional<meridian::Instant> moment);
    void momentChanged(); ///< or whether it is played; at once, before the picture is there
    void nothingRecorded(meridian::Instant at);

private:
    void ask();
    void answered();
    void advance();

    History *m_history = nullptr;
    SnapshotPtr m_live;
    std::optional<Instant> m_moment;
    std::optional<Instant> m_asked; ///< of the question that is under way
    QFutureWatcher<SnapshotPtr> m_answer;
    QTimer m_playing;
    QElapsedTimer m_sinceStep;
    int m_speed = 1;
};

} // namespace meridian
