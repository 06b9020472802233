// SPDX-License-Identifier: GPL-3.0-or-later
// A host's addresses, without blocking: libpq would look the name up itself and block. Lives on a thread with an event
// loop. It has no deadline: its owner keeps one and calls cancel().
#pragma once

#include "result.h"

#include <QObject>
#include <QStringList>

namespace meridian
{

class NameLookup : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~NameLookup() override { cancel(); }

    /// True for an address, for the folder of a Unix socket, and for nothing (a service file has the host then).
    static bool isNeedless(const QString &host);
    void start(const QString &host); ///< ends in finished(), later
    void cancel();                   ///< silently
    bool isRunning() const { return m_lookup >= 0; }
    static Error silence(const QString &host); ///< when the deadline has passed

Q_SIGNALS:
    void finished(const meridian::Result<QStringList> &addresses); ///< at least one, or ErrorKind::Resolve

private:
    int m_lookup = -1; ///< QHostInfo's id
};

} // namespace meridian
