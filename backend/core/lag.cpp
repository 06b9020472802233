// SPDX-License-Identifier: GPL-3.0-or-later
#include "lag.h"

#include <algorithm>

namespace meridian
{

namespace
{

/// A line that owes us WAL may be silent for this long before it counts as broken.
constexpr microseconds kSilence = seconds(1);
/// Without WAL to send, keepalives come at half of wal_sender_timeout (60 s unless changed).
constexpr microseconds kDefaultReceiverTimeout = seconds(60);

/// Where the standby is, by itself or by its sender, whoever heard of it last.
std::optional<Place> replayedPlace(const LagInput &in)
{
    const std::optional<Place> told = in.direct && in.sender ? std::optional<Place>(in.sender->replayed) : std::nullopt;
    return std::max(in.places.replayed, told);
}

/// Bytes or transactions from the standby's place to the newest one known of the primary.
std::optional<qint64> behind(const LagInput &in)
{
    const std::optional<Place> replayed = replayedPlace(in);
    if (!replayed)
        return {};
    if (in.primary && in.primaryFresh && in.primary->latest())
        return std::max<qint64>(0, *in.primary->latest() - *replayed);
    if (in.standby->receiver && in.standby->receiver->latestEnd) // the primary as the receiver last heard of it
        return std::max<qint64>(0, Place(*in.standby->receiver->latestEnd) - *replayed);
    return {};
}

/// Age of the newest replayed data by the primary's positions over time.
std::optional<microseconds> ageByHistory(const LagInput &in)
{
    const std::optional<Place> replayed = replayedPlace(in);
    const auto passed = in.primary && replayed ? in.primary->passedAt(*replayed) : std::nullopt;
    if (!passed)
        return {};
    if (const auto reached = in.primary->reachedAt(*replayed))
        return std::max(microseconds(0), microseconds(in.standbyAt - *reached));
    // Older than our history: WAL waits, so the time since its last replayed commit counts, by the servers' clocks.
    return std::max(std::optional(microseconds(in.standbyAt - *passed)), in.standby->replayAge);
}

std::optional<microseconds> surelyBehindFor(const LagInput &in)
{
    const std::optional<Place> replayed = replayedPlace(in);
    const auto passed = in.primary && replayed ? in.primary->passedAt(*replayed) : std::nullopt;
    return passed ? std::optional(std::max(microseconds(0), microseconds(in.standbyAt - *passed))) : std::nullopt;
}

/// While all is well the sender's own measurement is the finest; it is never believed below what is known for sure.
std::optional<microseconds> streamingTime(const LagInput &in)
{
    std::optional<microseconds> best;
    if (in.sender && in.sender->replayLag && in.direct)
        best = in.sender->replayLag;
    else if (in.sender && in.sender->replayLag && in.upstreamLag)
        best = *in.sender->replayLag + *in.upstreamLag;
    else if (in.applyingAge)
        best = std::max(microseconds(0), *in.applyingAge);
    else if (in.primaryFresh && in.primary->latest() <= replayedPlace(in))
        // It has all that there is, and more is coming: its sender measures again with the next commit, and until then
        // the way from there to here is no shorter than it was.
        best = in.lastDelay.value_or(microseconds(0));
    else if (const auto age = ageByHistory(in))
        best = age;
    else if (in.standby->replayAge && *in.standby->replayAge < microseconds(in.interval))
        best = in.standby->replayAge;
    return std::max(best, surelyBehindFor(in));
}

bool primaryIsIdle(const LagInput &in)
{
    const auto moved = in.primary ? in.primary->movedAt() : std::nullopt;
    const auto confirmed = in.primary ? in.primary->latestAt() : std::nullopt;
    return moved && confirmed && *confirmed - *moved >= std::clamp<milliseconds>(in.interval, seconds(1), seconds(2));
}

bool isStalled(const LagInput &in)
{
    const std::optional<Place> got = in.places.received;
    if (!got || !in.places.replayed || *got <= *in.places.replayed)
        return false;
    if (in.standby->replayPaused)
        return true;
    const microseconds patience = std::max<milliseconds>(seconds(2), in.interval * 3 / 2);
    return in.replayStuckSince && in.standbyAt - *in.replayStuckSince >= patience;
}

/// Nothing of what a standby out of reach says is current; its sender may still know where it is.
Lag fromSenderOnly(const LagInput &in)
{
    Lag lag;
    if (!in.sender || in.sender->state != QLatin1String("streaming") || !in.sender->replayed || !in.primaryFresh)
        return lag;
    if (in.sender->replyAge && *in.sender->replyAge > seconds(10))
        return lag;
    lag.state = LagState::Streaming;
    if (in.primary && in.primary->latest())
        lag.bytes = std::max<qint64>(0, *in.primary->latest() - Place(*in.sender->replayed));
    if (in.direct)
        lag.time = in.sender->replayLag;
    return lag;
}

} // namespace

bool isReceiving(const LagInput &in)
{
    if (!in.standby || !in.standby->receiver || in.standby->receiver->status != QLatin1String("streaming"))
        return false;
    const auto silentFor = in.standby->receiver->messageAge;
    if (!silentFor)
        return false;
    if (*silentFor > in.standby->detail.walReceiverTimeout.value_or(kDefaultReceiverTimeout))
        return false;
    const std::optional<Place> got = in.places.received;
    const auto owedSince = in.upstream && got ? in.upstream->passedAt(*got) : std::nullopt;
    if (!owedSince)
        return true;
    const bool silent = in.standbyAt - *owedSince > kSilence && *silentFor > kSilence;
    const microseconds patience = std::max<milliseconds>(seconds(2), in.interval * 3 / 2);
    const bool stuck = in.standbyAt - *owedSince > patience && in.receivedStuckSince &&
                       in.standbyAt - *in.receivedStuckSince > patience;
    return !silent && !stuck;
}

Lag judgeLag(const LagInput &in)
{
    if (!in.standby)
        return fromSenderOnly(in);
    Lag lag;
    std::optional<qint64> &distance = in.counted ? lag.transactions : lag.bytes;
    distance = behind(in);
    if (!isReceiving(in)) {
        lag.state = LagState::Disconnected;
        if (distance == 0) // it cannot know: nothing reaches it
            distance.reset();
        lag.time = ageByHistory(in);
        if (!lag.time && in.standby->receiver)
            lag.time = in.standby->receiver->messageAge;
        return lag;
    }
    if (isStalled(in)) {
        lag.state = LagState::Stalled;
        lag.time = std::max(ageByHistory(in), surelyBehindFor(in));
        return lag;
    }
    if (!distance)
        return lag;
    if (*distance == 0 && in.primaryFresh && primaryIsIdle(in)) {
        lag.state = LagState::Idle;
        return lag;
    }
    lag.state = LagState::Streaming;
    lag.time = streamingTime(in);
    return lag;
}

} // namespace meridian
