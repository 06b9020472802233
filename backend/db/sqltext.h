// SPDX-License-Identifier: GPL-3.0-or-later
// The statements beside this file, cut to one server version. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace meridian
{

/// Keeps of `sql` the lines that apply to `majorVersion`: a line that ends in "--@13+" is for 13 and newer, one in
/// "--@<13" for older servers, any other line for all. Comments are taken out.
QByteArray cutToVersion(const QByteArray &sql, int majorVersion);

/// The embedded statement `name` ("pulse", "detail") for a server of that version.
QByteArray sqlText(const QString &name, int majorVersion);

} // namespace meridian
