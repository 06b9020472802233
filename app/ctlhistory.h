// SPDX-License-Identifier: GPL-3.0-or-later
// Operations in words and as JSON: those that have just ended and those in the journal. The keys are a contract;
// unknown is null. Pure.
#pragma once

#include "operationorder.h"

#include <QJsonObject>

namespace meridian::ctl
{

QJsonObject outcomeJson(const OperationOutcome &outcome);
QJsonObject operationJson(const OperationRecord &operation, const QList<StepRecord> &steps);
QString outcomeText(const OperationOutcome &outcome);
QString operationsText(const QList<OperationRecord> &operations); ///< a table in this order
QString stepText(const StepRecord &step);                         ///< one line
QString byHandText(const StepRecord &step, const QString &commands);

} // namespace meridian::ctl
