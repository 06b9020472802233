// SPDX-License-Identifier: GPL-3.0-or-later
// What is in an archive, for tests. By libarchive, not by what wrote it.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <archive.h>
#include <archive_entry.h>

/// Name and content of each file; what is longer than 16 MB is cut.
inline QHash<QString, QByteArray> unpacked(const QByteArray &zip)
{
    QHash<QString, QByteArray> files;
    archive *a = archive_read_new();
    archive_read_support_format_zip(a);
    archive_read_open_memory(a, zip.constData(), size_t(zip.size()));
    archive_entry *entry = nullptr;
    while (archive_read_next_header(a, &entry) == ARCHIVE_OK) {
        QByteArray content(qsizetype(1) << 24, '\0');
        content.truncate(archive_read_data(a, content.data(), size_t(content.size())));
        files.insert(QString::fromUtf8(archive_entry_pathname_utf8(entry)), content);
    }
    archive_read_free(a);
    return files;
}
