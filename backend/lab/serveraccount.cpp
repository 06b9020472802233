// SPDX-License-Identifier: GPL-3.0-or-later
#include "serveraccount.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace meridian
{

Result<ServerAccount> ServerAccount::choose()
{
    ServerAccount account;
    account.m_user = ::geteuid();
    account.m_group = ::getegid();
    if (account.m_user != 0) {
        const passwd *entry = ::getpwuid(account.m_user);
        account.m_name = entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(account.m_user);
        return account;
    }
    for (const char *name : {"postgres", "nobody"}) {
        if (const passwd *entry = ::getpwnam(name)) {
            account.m_name = QString::fromLocal8Bit(name);
            account.m_user = entry->pw_uid;
            account.m_group = entry->pw_gid;
            account.m_switch = true;
            return account;
        }
    }
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("PracticeLab", "find a user to run the servers as"),
                 QCoreApplication::translate("PracticeLab", "PostgreSQL refuses to run as root, and this system has "
                                                            "neither a user \"postgres\" nor \"nobody\""),
                 {},
                 QCoreApplication::translate("PracticeLab", "start the lab as an ordinary user")};
}

void ServerAccount::prepare(QProcess &process, int signalOnOwnerDeath) const
{
    // Runs between fork and exec: system calls only.
    process.setChildProcessModifier([account = *this, signalOnOwnerDeath, owner = ::getpid()] {
        if (account.m_switch &&
            (::setgroups(0, nullptr) != 0 || ::setgid(account.m_group) != 0 || ::setuid(account.m_user) != 0))
            ::_exit(126);
        ::setpgid(0, 0); // Ctrl-C in the terminal is for the owner alone
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGXFSZ, SIG_IGN);                    // a file that may not grow is an error to handle, not an end
        ::prctl(PR_SET_PDEATHSIG, signalOnOwnerDeath); // after setuid, which clears it
        if (::getppid() != owner)
            ::_exit(126);
    });
}

Result<Done> ServerAccount::own(const QString &path) const
{
    if (!m_switch || ::lchown(QFile::encodeName(path).constData(), m_user, m_group) == 0)
        return Done{};
    return Error{ErrorKind::Permission,
                 QCoreApplication::translate("PracticeLab", "give %1 to the user %2").arg(path, m_name),
                 QString::fromLocal8Bit(std::strerror(errno)),
                 {},
                 {}};
}

} // namespace meridian
