// SPDX-License-Identifier: GPL-3.0-or-later
// One operation of the past, or a page of them, as a file for others: JSON, Markdown, CSV. There is no secret in a
// journal, so none can be in here. Pure.
#pragma once

#include "operationrows.h"

namespace meridian
{

/// "id, kind, cluster, reason, old_primary, new_primary, started, duration_ms, outage_ms, client_errors, lost_rows,
/// result, steps"; what is not known is null.
QByteArray operationJson(const OperationDetail &detail);
QString operationMarkdown(const OperationDetail &detail, bool utc); ///< in the current language
QList<QStringList> operationCells(const QList<OperationRecord> &records, bool titles, bool utc);

} // namespace meridian
