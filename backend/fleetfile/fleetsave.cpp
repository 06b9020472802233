// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetsave.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace meridian
{

namespace
{

constexpr qint64 kLargest = 16 << 20;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FleetSave)
};

Error failure(const QString &tried, const QString &message, const QString &remedy)
{
    return {ErrorKind::Storage, tried, message, {}, remedy};
}

} // namespace

Result<QByteArray> readFleetText(const QString &name)
{
    QFile file(name);
    const QString tried = Words::tr("read the fleet file %1").arg(name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(tried, file.errorString(), Words::tr("Check the file's name and its permissions."));
    const QByteArray text = file.read(kLargest + 1);
    if (file.error() != QFileDevice::NoError || text.size() > kLargest)
        return failure(tried, text.size() > kLargest ? Words::tr("it has more than 16 MB") : file.errorString(),
                       Words::tr("Check that it is a fleet file."));
    return text;
}

Result<QByteArray> saveFleetFile(const QString &name, const QByteArray &text, const std::optional<QByteArray> &known)
{
    const QString tried = Words::tr("write the fleet file %1").arg(name);
    if (known) {
        const Result<QByteArray> there = readFleetText(name);
        if (!there)
            return there.error();
        if (*there != *known)
            return Error{ErrorKind::Storage, tried, Words::tr("somebody else changed it since it was read"),
                         kChangedOnDisk, Words::tr("Look at what is there now, reload it and make your change again.")};
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(tried, file.errorString(), Words::tr("Check the folder's permissions and its free space."));
    return text;
}

} // namespace meridian
