// SPDX-License-Identifier: GPL-3.0-or-later
// One endpoint that applications of a cluster connect to: where it leads, and how that is changed. Blocking, every call
// ends within Endpoint::timeout (pause: within its patience) or when stopped; an object belongs to the one thread that
// uses it, which needs no event loop. It knows nothing of plans.
#pragma once

#include "fleet.h"
#include "login.h"
#include "result.h"
#include "survey.h"

#include <memory>
#include <stop_token>

namespace meridian
{

class SshSessions;

/// A server as it can be recognised through any connection: nodes of one cluster share the identifier, and no two
/// start in the same microsecond.
struct ServerMark {
    NodeId node;
    QString systemIdentifier;
    Instant startedAt; ///< pg_postmaster_start_time()
};

struct TrafficContext {
    Endpoint endpoint;
    QList<Node> nodes;                        ///< of its cluster
    Login login;                              ///< Endpoint::credential's; for Direct the nodes' own
    std::shared_ptr<SshSessions> sshSessions; ///< null: the endpoint's control is local or none
};

class Traffic
{
public:
    /// The one for the endpoint's kind.
    static std::unique_ptr<Traffic> create(TrafficContext context);
    explicit Traffic(TrafficContext context) : m_context(std::move(context)) {}
    virtual ~Traffic();
    Traffic(const Traffic &) = delete;
    Traffic &operator=(const Traffic &) = delete;

    const Endpoint &endpoint() const { return m_context.endpoint; }
    virtual bool canPause() const { return false; } ///< its clients wait instead of failing

    /// Through the endpoint, as an application would. `marks`: what is known of the nodes; a server that none of them
    /// is leaves `writer` empty, with its address in `error`.
    EndpointSurvey survey(const QList<ServerMark> &marks, std::stop_token stop);

    /// New statements wait, running transactions end. Not within `patience`: taken back, ErrorKind::Timeout. Succeeds
    /// at once where it is paused already, or cannot pause.
    virtual Result<Done> pause(milliseconds patience, std::stop_token stop);
    virtual Result<Done> resume(std::stop_token stop);
    /// What point() needs and no application notices; it may be all that takes long.
    virtual Result<Done> prepare(const Node &node, std::stop_token stop);
    /// New connections go to this node; those to another one are given up when they are free.
    virtual Result<Done> point(const Node &node, std::stop_token stop) = 0;
    /// Everything that pause, point and resume need, without changing anything: logins, files, sockets, the hook's own
    /// dry run.
    virtual Result<Done> rehearse(const Node &node, std::stop_token stop) = 0;

protected:
    /// What the endpoint's own software says: `paused`, `software`, `error`.
    virtual void describe(EndpointSurvey &survey, std::stop_token stop);
    TrafficContext m_context;
};

} // namespace meridian
