// SPDX-License-Identifier: GPL-3.0-or-later
// A client like the users' own: on a thread of its own it writes a numbered row every few milliseconds to
// meridian.canary through each endpoint and reads it back, connects again at once when it loses its connection, and
// measures what that was like. It never writes anything else.
#pragma once

#include "operationlogins.h"
#include "operationorder.h"

#include <functional>
#include <memory>
#include <thread>

namespace meridian
{

class PgOperator;

class Canary
{
public:
    using Listener = std::function<void(const CanaryFigures &)>; ///< on a thread of its own, some times a second

    /// Through each endpoint of the cluster; without one, with all nodes as hosts and target_session_attrs=read-write.
    /// In an emergency nobody writes: the `lost` primary is tried last, and the gap begins now.
    static std::unique_ptr<Canary> start(const FleetPtr &fleet, const ClusterId &cluster, const QString &operation,
                                         const OperationLogins &logins, Listener listener, const NodeId &lost = {});
    ~Canary();

    /// Writes on for a moment, stops, and counts on `primary` which acknowledged rows are missing; null: it does not.
    void end(PgOperator *primary);
    CanaryFigures figures() const; ///< of the worst endpoint; rows and errors of all; each endpoint's own

private:
    class Writer;
    Canary();
    void tell(const Listener &listener);
    std::vector<std::unique_ptr<Writer>> m_writers;
    bool m_ended = false;
    std::jthread m_teller; ///< last: it uses the rest
};

} // namespace meridian
