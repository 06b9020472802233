// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the servers, as the commands of meridianctl say it: endpoints, owners, maintenance. The keys are a
// contract; pure.
#pragma once

#include "snapshot.h"

#include <QJsonArray>
#include <QJsonValue>

namespace meridian::ctl
{

QJsonValue maintenanceJson(const std::optional<Maintenance> &maintenance); ///< null: nobody works on it
QJsonArray endpointsJson(const Snapshot &snapshot);
QJsonArray ownersJson(const Snapshot &snapshot);
QString surroundingsText(const Snapshot &snapshot); ///< empty where there are neither endpoints nor owners

} // namespace meridian::ctl
