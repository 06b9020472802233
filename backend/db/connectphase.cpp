// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectphase.h"

#include "format.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PgError)
};

} // namespace

Error silenceError(ConnectPhase phase, microseconds waited)
{
    const QString time = format::duration(waited);
    switch (phase) {
    case ConnectPhase::Tcp:
        return {ErrorKind::Timeout,
                {},
                Words::tr("no answer to the TCP connection for %1").arg(time),
                {},
                Words::tr("A firewall or a cut line swallows the packets: check the network between here and there.")};
    case ConnectPhase::Tls:
    case ConnectPhase::Login:
        return {ErrorKind::Timeout,
                {},
                Words::tr("the port accepts connections, but nothing answers for %1").arg(time),
                {},
                Words::tr("The server is stopped or overloaded, or the line behind the port is cut.")};
    default:
        return {ErrorKind::Timeout,
                {},
                Words::tr("no answer to the query for %1").arg(time),
                {},
                Words::tr("The server is stopped or overloaded, or the line is cut.")};
    }
}

} // namespace meridian
