// SPDX-License-Identifier: GPL-3.0-or-later
#include "hosterror.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HostError)
};

struct Row {
    const char *mark; ///< the script's word, or a piece of what the program says
    ErrorKind kind;
    const char *remedy;
};

constexpr Row kScript[] = {
    {"running", ErrorKind::NotReady, QT_TRANSLATE_NOOP("HostError", "Stop the server first.")},
    {"timeout", ErrorKind::Timeout,
     QT_TRANSLATE_NOOP("HostError", "See the server's log; give it more time in the cluster's limits.")},
    {"absent", ErrorKind::Storage,
     QT_TRANSLATE_NOOP("HostError", "Correct control: data of the node, or copy it anew.")},
    {"unreadable", ErrorKind::Permission,
     QT_TRANSLATE_NOOP("HostError", "Correct the path and control: account in the fleet file.")},
    {"not-empty", ErrorKind::NotReady, QT_TRANSLATE_NOOP("HostError", "Set the data directory aside first.")},
    {"orphans", ErrorKind::NotReady,
     QT_TRANSLATE_NOOP("HostError", "Wait until these processes are gone, or end them on that machine.")},
    {"gone", ErrorKind::Storage,
     QT_TRANSLATE_NOOP("HostError", "Set the data directory aside instead: what is left of it is kept whole.")},
    {"permission", ErrorKind::Permission,
     QT_TRANSLATE_NOOP("HostError", "Declare the account that owns the server as control: account.")},
    {"start", ErrorKind::NotReady, QT_TRANSLATE_NOOP("HostError", "See the server's log.")},
    {"storage", ErrorKind::Storage, QT_TRANSLATE_NOOP("HostError", "Make room there, and see who owns that folder.")},
    {"program", ErrorKind::Query, QT_TRANSLATE_NOOP("HostError", "Its own words say why.")},
};

constexpr Row kSaid[] = {
    {"REMOTE HOST IDENTIFICATION HAS CHANGED", ErrorKind::Protocol,
     QT_TRANSLATE_NOOP("HostError", "Find out why its host key has changed before you trust it again.")},
    {"Host key verification failed", ErrorKind::Protocol,
     QT_TRANSLATE_NOOP("HostError", "Compare its host key, then add it to known_hosts: log in once with ssh.")},
    {"Permission denied (", ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("HostError", "Give Meridian a key that this machine accepts: control: ssh: identity, or the "
                                    "agent. It never uses passwords.")},
    {"Too many authentication failures", ErrorKind::Authentication,
     QT_TRANSLATE_NOOP("HostError", "Name the one key to use: control: ssh: identity.")},
    {"Could not resolve hostname", ErrorKind::Resolve,
     QT_TRANSLATE_NOOP("HostError", "Correct control: ssh: host of the node.")},
    {"Connection refused", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("HostError", "No ssh server listens there: check host and port.")},
    {"No route to host", ErrorKind::Refused,
     QT_TRANSLATE_NOOP("HostError", "Check the network between here and there.")},
    {"timed out", ErrorKind::Timeout, QT_TRANSLATE_NOOP("HostError", "Check the network between here and there.")},
    {"not responding", ErrorKind::Closed, QT_TRANSLATE_NOOP("HostError", "Check the network between here and there.")},
    {"Connection closed", ErrorKind::Closed,
     QT_TRANSLATE_NOOP("HostError", "See the log of that machine's ssh server.")},
    {"Connection reset", ErrorKind::Closed,
     QT_TRANSLATE_NOOP("HostError", "See the log of that machine's ssh server.")},
    {"a password is required", ErrorKind::Permission,
     QT_TRANSLATE_NOOP("HostError", "Let this account run sh as the server's owner without a password (sudoers, "
                                    "NOPASSWD), or log in as the owner.")},
    {"unknown user", ErrorKind::Permission, QT_TRANSLATE_NOOP("HostError", "Correct control: account of the node.")},
    {"does not exist", ErrorKind::Permission, QT_TRANSLATE_NOOP("HostError", "Correct control: account of the node.")},
    {"not found", ErrorKind::BadInput,
     QT_TRANSLATE_NOOP("HostError", "Declare the folder of PostgreSQL's programs as control: bin.")},
};

} // namespace

Error hostError(const HostReply &reply, const QString &program, int exitCode)
{
    const QString word = reply.facts.value(QStringLiteral("error"));
    Error error{ErrorKind::Internal, {}, reply.words, word, {}};
    for (const Row &row : kScript) {
        if (word == QLatin1String(row.mark)) {
            error.kind = row.kind;
            error.remedy = Words::tr(row.remedy);
            return error;
        }
    }
    error.code = QStringLiteral("%1 %2").arg(program).arg(exitCode);
    for (const Row &row : kSaid) {
        if (reply.words.contains(QLatin1String(row.mark))) {
            error.kind = row.kind;
            error.remedy = Words::tr(row.remedy);
            return error;
        }
    }
    if (error.message.isEmpty())
        error.message = Words::tr("%1 ended without a word").arg(program);
    error.remedy = Words::tr("Try its command by hand on that machine.");
    return error;
}

} // namespace meridian
