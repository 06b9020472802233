// SPDX-License-Identifier: GPL-3.0-or-later
// Decides which snapshots become pictures in the store, and tells it how long each cluster and region was in which
// state. Lives on the engine's thread; pure but for the store it writes to, which never blocks.
#pragma once

#include "availability.h"

namespace meridian
{

class StoreThread;

class Recording
{
public:
    explicit Recording(StoreThread &store) : m_store(store) {}

    /// Every snapshot that is published, in their order.
    void take(const SnapshotPtr &snapshot);
    /// Once a second. After a longer pause than some seconds (the machine slept, the clock was set) what was seen
    /// before does not count for it: recording goes on with the next snapshot. True when one is due, as nothing was
    /// published for a while.
    bool tick(Instant now);
    /// The store is ours from now on: it needs a whole picture.
    void beginAnew();
    /// Watching ends now.
    void finish(Instant now);

private:
    void keep(SnapshotPtr snapshot);
    void send(Instant until);

    StoreThread &m_store;
    SnapshotPtr m_kept;    ///< the last one that went to the store
    SnapshotPtr m_waiting; ///< changed too soon after that
    Instant m_latest;      ///< of the last snapshot
    std::optional<Instant> m_ticked;
    QList<ServiceOf> m_states;
    std::optional<Watch> m_watch; ///< since the last that was sent; nullopt: not watching
};

} // namespace meridian
