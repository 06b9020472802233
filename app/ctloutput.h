// SPDX-License-Identifier: GPL-3.0-or-later
// What meridianctl prints: a Snapshot as tables for people or as JSON for scripts. The JSON keys are a contract;
// unknown is null. Pure.
#pragma once

#include "snapshot.h"

#include <QJsonObject>
#include <QString>

namespace meridian::ctl
{

QJsonObject statusJson(const Snapshot &snapshot);
QJsonObject nodesJson(const Snapshot &snapshot);
QJsonObject linksJson(const Snapshot &snapshot);
QJsonObject latencyJson(const Snapshot &snapshot);
QJsonObject checkJson(const Snapshot &snapshot); ///< the way to each node, step by step
QJsonObject eventJson(const Event &event);

QString statusText(const Snapshot &snapshot);
QString nodesText(const Snapshot &snapshot);
QString linksText(const Snapshot &snapshot);
QString latencyText(const Snapshot &snapshot);
QString checkText(const Snapshot &snapshot);
QString eventText(const Event &event); ///< one line

/// 0 all healthy, 1 degraded, 2 failed or unreachable.
int exitCode(const Snapshot &snapshot);

} // namespace meridian::ctl
