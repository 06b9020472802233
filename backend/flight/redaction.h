// SPDX-License-Identifier: GPL-3.0-or-later
// Text that is given to others, without secrets: what looks like one, and what is known to be one. There should be none
// in what Meridian writes; people write comments, and commands of hooks have arguments.
#pragma once

#include "fleet.h"

#include <QByteArray>

namespace meridian
{

/// "(removed)" stands where one was. `known`: exact secrets, whatever stands around them.
QByteArray withoutSecrets(const QByteArray &text, const QList<QByteArray> &known = {});

/// The passwords that programs of this user would find for a fleet: in password files and the environment. Reads small
/// local files. For comparing only: they are for no eyes.
QList<QByteArray> knownSecrets(const Fleet &fleet);

} // namespace meridian
