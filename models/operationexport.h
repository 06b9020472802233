// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of the past, or a page of them, as a file for others: Markdown, CSV. There is no secret in a
// journal, so none can be in here. Pure.
#pragma once

#include "operationrows.h"

namespace meridian
{

QString operationMarkdown(const OperationDetail &detail, bool utc); ///< in the current language
QList<QStringList> operationCells(const QList<OperationRecord> &records, bool titles, bool utc);

} // namespace meridian
