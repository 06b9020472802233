// SPDX-License-Identifier: GPL-3.0-or-later
#include "zipped.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace meridian
{

namespace
{

struct Free {
    void operator()(archive *a) const { archive_write_free(a); }
    void operator()(archive_entry *e) const { archive_entry_free(e); }
};

la_ssize_t append(archive *, void *out, const void *data, size_t size)
{
    static_cast<QByteArray *>(out)->append(static_cast<const char *>(data), static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

bool write(archive *zip, const ArchiveFile &file, Instant at)
{
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), file.name.toUtf8().constData());
    archive_entry_set_size(entry.get(), file.content.size());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_mtime(entry.get(), toEpochMs(at) / 1000, 0);
    return archive_write_header(zip, entry.get()) == ARCHIVE_OK &&
           archive_write_data(zip, file.content.constData(), static_cast<size_t>(file.content.size())) ==
               file.content.size();
}

} // namespace

Result<QByteArray> zipped(const QList<ArchiveFile> &files, Instant at)
{
    QByteArray out;
    const std::unique_ptr<archive, Free> zip(archive_write_new());
    bool good = archive_write_set_format_zip(zip.get()) == ARCHIVE_OK &&
                archive_write_set_options(zip.get(), "zip:hdrcharset=UTF-8") == ARCHIVE_OK &&
                archive_write_set_bytes_in_last_block(zip.get(), 1) == ARCHIVE_OK && // no padding behind its end
                archive_write_open(zip.get(), &out, nullptr, append, nullptr) == ARCHIVE_OK;
    for (const ArchiveFile &file : files)
        good = good && write(zip.get(), file, at);
    if (good && archive_write_close(zip.get()) == ARCHIVE_OK)
        return out;
    return Error{ErrorKind::Storage,
                 QCoreApplication::translate("Flight", "put files into an archive"),
                 QString::fromUtf8(archive_error_string(zip.get())),
                 {},
                 {}};
}

} // namespace meridian
