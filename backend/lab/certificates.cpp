// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificates.h"

#include "serveraccount.h"
#include "toolrun.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace meridian
{

namespace
{

QStringList newKey(const QString &keyFile, const QString &certificateFile, const QString &subject)
{
    return {QStringLiteral("req"),
            QStringLiteral("-x509"),
            QStringLiteral("-newkey"),
            QStringLiteral("ec"),
            QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:P-256"),
            QStringLiteral("-nodes"),
            QStringLiteral("-days"),
            QStringLiteral("365"),
            QStringLiteral("-subj"),
            subject,
            QStringLiteral("-keyout"),
            keyFile,
            QStringLiteral("-out"),
            certificateFile};
}

} // namespace

Result<Certificates> Certificates::make(const QString &folder, const ServerAccount &account)
{
    const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
    if (openssl.isEmpty()) {
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("PracticeLab", "make the lab's certificates"),
                     QCoreApplication::translate("PracticeLab", "the program openssl is not installed"),
                     {},
                     QCoreApplication::translate("PracticeLab", "install it (Debian: apt install openssl)")};
    }
    const Certificates made{folder + QStringLiteral("/ca.crt"), folder + QStringLiteral("/server.crt"),
                            folder + QStringLiteral("/server.key")};
    const QString authorityKey = folder + QStringLiteral("/ca.key");
    const QStringList authority =
        newKey(authorityKey, made.authority, QStringLiteral("/CN=Meridian practice lab")) +
        QStringList{QStringLiteral("-addext"), QStringLiteral("keyUsage=critical,keyCertSign,cRLSign")};
    const QStringList server =
        newKey(made.serverKey, made.server, QStringLiteral("/CN=localhost")) +
        QStringList{QStringLiteral("-CA"),     made.authority,
                    QStringLiteral("-CAkey"),  authorityKey,
                    QStringLiteral("-addext"), QStringLiteral("subjectAltName=IP:127.0.0.1,DNS:localhost"),
                    QStringLiteral("-addext"), QStringLiteral("basicConstraints=critical,CA:FALSE")};
    for (const QStringList &arguments : {authority, server}) {
        if (auto done = ToolRun(openssl, arguments).finish(); !done)
            return done.error();
    }
    QFile::remove(authorityKey); // nothing else will ever be signed
    if (auto owned = account.own(made.serverKey); !owned)
        return owned.error();
    return made;
}

} // namespace meridian
