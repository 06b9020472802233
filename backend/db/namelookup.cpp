// SPDX-License-Identifier: GPL-3.0-or-later
#include "namelookup.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QHostInfo>

#include <utility>

namespace meridian
{

bool NameLookup::isNeedless(const QString &host)
{
    QHostAddress address;
    return host.isEmpty() || host.startsWith(u'/') || address.setAddress(host);
}

void NameLookup::start(const QString &host)
{
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        QStringList addresses;
        const QList<QHostAddress> found = info.addresses();
        for (const QHostAddress &a : found)
            addresses.append(a.toString());
        if (!addresses.isEmpty())
            Q_EMIT finished(addresses);
        else
            Q_EMIT finished(Error{ErrorKind::Resolve,
                                  {},
                                  info.errorString(),
                                  {},
                                  QCoreApplication::translate("PgError", "Check the host's name in the fleet file and "
                                                                         "your name servers.")});
    });
}

void NameLookup::cancel()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
}

Error NameLookup::silence(const QString &host)
{
    return {ErrorKind::Resolve,
            {},
            QCoreApplication::translate("PgError", "no name server answered for %1").arg(host),
            {},
            QCoreApplication::translate("PgError", "Check your name servers.")};
}

} // namespace meridian
