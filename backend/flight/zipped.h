// SPDX-License-Identifier: GPL-3.0-or-later
// Files in one archive that every desktop opens. Pure; takes as long as the compression.
#pragma once

#include "result.h"
#include "times.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace meridian
{

struct ArchiveFile {
    QString name; ///< with '/' between folders
    QByteArray content;
};

/// A .zip with these files, all of that time and readable by their owner only. ErrorKind::Storage with libarchive's own
/// words when it cannot be made.
Result<QByteArray> zipped(const QList<ArchiveFile> &files, Instant at);

} // namespace meridian
