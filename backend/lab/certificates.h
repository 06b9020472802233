// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's own authority and the certificate of its servers, made by the openssl program. Blocking.
#pragma once

#include "result.h"

namespace meridian
{

class ServerAccount;

struct Certificates {
    QString authority; ///< ca.crt: what clients verify with
    QString server;    ///< server.crt, for 127.0.0.1 and localhost
    QString serverKey; ///< server.key, readable by the servers' user only

    /// Makes them in an existing folder; the authority's key is thrown away.
    static Result<Certificates> make(const QString &folder, const ServerAccount &account);
};

} // namespace meridian
