// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text table with aligned columns. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meridian::ctl
{

/// Columns whose header starts with '>' are right-aligned; the last column is never padded.
QString textTable(const QStringList &headers, const QList<QStringList> &rows);

} // namespace meridian::ctl
