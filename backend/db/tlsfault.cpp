// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsfault.h"

#include "myerror.h"
#include "tlsprobe.h"

#include <QCoreApplication>

namespace meridian
{

std::optional<Error> tlsFault(const TlsFindings &found, const Tls &wanted)
{
    const auto say = [](const char *text) { return QCoreApplication::translate("MyError", text); };
    if (!found.unreachable.isEmpty())
        return Error{found.refused ? ErrorKind::Refused : ErrorKind::Closed,
                     {},
                     found.unreachable,
                     found.refused ? QStringLiteral("ECONNREFUSED") : QString(),
                     found.refused ? say("Nothing listens there: start the server, or check host and port.")
                                   : say("The server, or something before it, hung up; see its log.")};
    if (found.greetingCode != 0)
        return classifiedMy(found.greetingCode, QStringLiteral("HY000"), found.greetingError);
    if (found.foreign)
        return Error{ErrorKind::Protocol,
                     {},
                     say("what answers is neither MySQL nor MariaDB"),
                     {},
                     say("Another program answers on this port: check host and port.")};
    if (found.sha256.isEmpty())
        return Error{ErrorKind::Tls,
                     {},
                     say("the server offers no TLS"),
                     {},
                     say("Turn TLS on at the server, or set tls.mode deliberately lower.")};
    if (found.fault.isEmpty() || wanted.mode < TlsMode::VerifyCa ||
        (found.nameOnly && wanted.mode == TlsMode::VerifyCa))
        return {};
    return Error{ErrorKind::Tls, {}, found.fault, {}, say("Check tls.root_certificate and the server's certificate.")};
}

} // namespace meridian
