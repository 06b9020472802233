// SPDX-License-Identifier: GPL-3.0-or-later
// Why a deed failed: the script's own word for it, or what ssh, sudo and runuser say, sorted into kinds, with the next
// thing to do. Pure. `Error::tried` is left for the caller.
#pragma once

#include "hostdeed.h"
#include "result.h"

namespace meridian
{

/// `program` is what was started ("ssh", "sudo", "runuser", "sh"); `exitCode` its.
Error hostError(const HostReply &reply, const QString &program, int exitCode);

} // namespace meridian
