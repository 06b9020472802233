// SPDX-License-Identifier: GPL-3.0-or-later
// The one server that discovery starts from, as the user typed it. A value; kept no longer than the discovery.
#pragma once

#include "fleet.h"

#include <QMetaType>

namespace meridian
{

struct DiscoveryTarget {
    Node node;             ///< host, port, database, TLS
    Credential credential; ///< its name is the keychain's entry
    QString password;      ///< goes to the keychain, or is found elsewhere when empty; never into a file or a log
    QList<std::pair<QString, quint16>> also; ///< host and port of members that nobody tells
};

/// What is to become of the nodes.
struct DiscoveryResult {
    Fleet fleet;            ///< one cluster
    bool addToOpen = false; ///< to the fleet that is open, where the user looks at the change before it is written
    QString file;           ///< else: the new file
};

} // namespace meridian

Q_DECLARE_METATYPE(meridian::DiscoveryTarget)
Q_DECLARE_METATYPE(meridian::DiscoveryResult)
