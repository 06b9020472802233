// SPDX-License-Identifier: GPL-3.0-or-later
// From a deed to the command that does it. Pure. The one place that knows what is run on other people's machines: the
// program and its arguments never depend on anything but HostControl, and never hold a secret; all else is a POSIX
// shell script (backend/host/sh, reviewed as a whole) on standard input, which the shell reads to its end before it
// does anything: half a script, from a cut line, does nothing.
#pragma once

#include "control.h"
#include "hostdeed.h"
#include "result.h"

namespace meridian
{

struct HostCommand {
    QStringList argv;  ///< program first
    QByteArray script; ///< may hold a password; behind it, standard input stays open until the reply is there
};

/// `host`: the node's, for HostControl::sshHost left empty. `socketFolder`: of ssh's shared connections; 0700.
/// ErrorKind::BadInput for ControlKind::None and Patroni, and for what HostControl lacks.
Result<HostCommand> hostCommand(const HostRequest &request, const HostControl &control, const QString &host,
                                const QString &socketFolder);

/// What a command is put together from, for a script that has the library once.
struct HostParts {
    QStringList argv;                                   ///< a shell on the machine, as the server's owner
    QList<std::pair<QByteArray, QByteArray>> variables; ///< that the deed reads; not quoted
    QStringList files;                                  ///< of the library, see hostFile()
    QByteArray calls;                                   ///< of its functions
};
/// As hostCommand().
Result<HostParts> hostParts(const HostRequest &request, const HostControl &control, const QString &host,
                            const QString &socketFolder);
QByteArray hostFile(const QString &name);         ///< a file of the library, as POSIX shell
QString keptPassfile(const HostControl &control); ///< with the password of a standby, beside its data

/// One word of a POSIX shell, whatever is in it: in single quotes. Zero bytes end it, as they would any argument.
QByteArray shellWord(const QString &text);

} // namespace meridian
