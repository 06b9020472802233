// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of endpoints behind Traffic. Each belongs to the one thread that uses it; see traffic.h.
#pragma once

#include "traffic.h"
#include "trafficsession.h"

namespace meridian
{

/// Clients that list all nodes and ask for a writable one find the primary by themselves.
class DirectTraffic : public Traffic
{
public:
    using Traffic::Traffic;
    Result<Done> point(const Node &, std::stop_token) override { return Done{}; }
    Result<Done> rehearse(const Node &, std::stop_token) override { return Done{}; }
};

/// PgBouncer (its manual, "Admin console"): pauses, and gets another server by its configuration and RELOAD.
class PgBouncerTraffic : public Traffic
{
public:
    using Traffic::Traffic;
    bool canPause() const override { return true; }
    Result<Done> pause(milliseconds patience, std::stop_token stop) override;
    Result<Done> resume(std::stop_token stop) override;
    Result<Done> point(const Node &node, std::stop_token stop) override;
    Result<Done> rehearse(const Node &node, std::stop_token stop) override;

protected:
    void describe(EndpointSurvey &survey, std::stop_token stop) override;

private:
    Result<TrafficSession> console(const std::stop_token &stop) const;
    /// A command, for our database alone; `already`: in the refusal where it is done.
    Result<Done> command(TrafficSession &session, const QByteArray &verb, const char *already, QDeadlineTimer deadline,
                         const std::stop_token &stop) const;
    Result<TrafficSession::Row> database(TrafficSession &session, const std::stop_token &stop) const;
    Result<QByteArray> config(const std::stop_token &stop) const;
    Result<Done> setConfig(const QByteArray &text, const std::stop_token &stop) const;
};

/// HAProxy's runtime API (its manual, "Unix Socket commands"): the address of one server of a backend.
class HaProxyTraffic : public Traffic
{
public:
    using Traffic::Traffic;
    Result<Done> point(const Node &node, std::stop_token stop) override;
    Result<Done> rehearse(const Node &node, std::stop_token stop) override;

protected:
    void describe(EndpointSurvey &survey, std::stop_token stop) override;

private:
    Result<QByteArray> ask(const QByteArray &commands, const std::stop_token &stop) const;
    struct Target {
        QString address;
        quint16 port = 0;
    };
    Result<Target> target(const std::stop_token &stop) const;
};

/// A command of the user: JSON on its standard input, 0 means done.
class HookTraffic : public Traffic
{
public:
    using Traffic::Traffic;
    Result<Done> point(const Node &node, std::stop_token stop) override { return run(node, false, stop); }
    Result<Done> rehearse(const Node &node, std::stop_token stop) override { return run(node, true, stop); }

private:
    Result<Done> run(const Node &node, bool dryRun, const std::stop_token &stop) const;
};

} // namespace meridian
