// SPDX-License-Identifier: GPL-3.0-or-later
// The system user that the lab's servers run as: ourselves, or, since PostgreSQL refuses root, `postgres` or `nobody`
// when root starts the lab. Value, any thread.
#pragma once

#include "result.h"

#include <sys/types.h>

class QProcess;

namespace meridian
{

class ServerAccount
{
public:
    static Result<ServerAccount> choose();

    const QString &name() const { return m_name; }

    /// The process will run as this user, in its own process group, and get `signalOnOwnerDeath` when the thread that
    /// starts it ends (prctl(2), PR_SET_PDEATHSIG).
    void prepare(QProcess &process, int signalOnOwnerDeath) const;
    /// Hands the file or folder over to this user.
    Result<Done> own(const QString &path) const;

private:
    QString m_name;
    uid_t m_user = 0;
    gid_t m_group = 0;
    bool m_switch = false;
};

} // namespace meridian
