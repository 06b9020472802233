// SPDX-License-Identifier: GPL-3.0-or-later
// The machine of one server: carries deeds out there, locally or through ssh(1). Blocking; an object belongs to the one
// thread that uses it, which needs no event loop. It asks for nothing on a terminal and knows no passwords of machines.
#pragma once

#include "control.h"
#include "hostcommand.h"
#include "hostdeed.h"
#include "result.h"

#include <QDeadlineTimer>

#include <memory>
#include <stop_token>

namespace meridian
{

/// The private folder of ssh's shared connections: one login for all deeds on a machine. Shared by the Hosts of a
/// program; its last owner ends the connections.
class SshSessions
{
public:
    static Result<std::shared_ptr<SshSessions>> open();
    ~SshSessions();
    const QString &folder() const { return m_folder; } ///< 0700

private:
    explicit SshSessions(QString folder) : m_folder(std::move(folder)) {}
    QString m_folder;
};

class ReadyDeed;

class Host
{
public:
    /// `address`: the node's host. `sessions` may be null when `control` is local.
    Host(HostControl control, QString address, std::shared_ptr<SshSessions> sessions = {});
    ~Host();

    /// Does it and waits. At the deadline (or stop) the deed is ended where it stands, on the other machine, too:
    /// Timeout (Closed, code "stopped"). Errors: Refused, Authentication (ssh's keys), Protocol (unknown or changed
    /// host key), BadInput, NotReady (the server is in the wrong state: code "running", "stopped"), Storage, Query (a
    /// program of PostgreSQL failed, in its own words), Timeout.
    Result<HostReply> run(const HostRequest &request, QDeadlineTimer deadline, std::stop_token stop,
                          const HostListener &listener = {});

    /// To be done later, at a word; see there. Null where run() would say why not.
    std::unique_ptr<ReadyDeed> makeReady(HostRequest request) const;

    const HostControl &control() const { return m_control; }

private:
    HostControl m_control;
    QString m_address;
    std::shared_ptr<SshSessions> m_sessions;
};

} // namespace meridian
