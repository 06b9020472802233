// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of endpoints behind Traffic. Each belongs to the one thread that uses it; see traffic.h.
#pragma once

#include "traffic.h"
#include "trafficsession.h"

#include <optional>

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

/// PgBouncer (its manual, "Admin console"): pauses, and gets another server by its configuration and RELOAD. Its
/// console's session is kept from call to call: far away, logging in takes longer than all the rest.
class PgBouncerTraffic : public Traffic
{
public:
    using Traffic::Traffic;
    bool canPause() const override { return true; }
    Result<Done> pause(milliseconds patience, std::stop_token stop) override;
    Result<Done> resume(std::stop_token stop) override;
    /// The configuration is written; it counts from the next RELOAD on.
    Result<Done> prepare(const Node &node, std::stop_token stop) override;
    Result<Done> point(const Node &node, std::stop_token stop) override;
    Result<Done> rehearse(const Node &node, std::stop_token stop) override;

protected:
    void describe(EndpointSurvey &survey, std::stop_token stop) override;

private:
    Result<Done> openConsole(const std::stop_token &stop);
    Result<QList<TrafficSession::Row>> ask(const QByteArray &sql, QDeadlineTimer deadline, const std::stop_token &stop);
    Result<QList<TrafficSession::Row>> ask(const QByteArray &sql, const std::stop_token &stop);
    /// A command, for our database alone; `already`: in the refusal where it is done.
    Result<Done> command(const QByteArray &verb, const char *already, QDeadlineTimer deadline,
                         const std::stop_token &stop);
    Result<TrafficSession::Row> database(const std::stop_token &stop);
    Result<TrafficSession::Row> reload(const std::stop_token &stop);
    Result<QByteArray> config(const std::stop_token &stop) const;
    Result<Done> setConfig(const QByteArray &text, const std::stop_token &stop) const;

    std::optional<TrafficSession> m_console;
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
