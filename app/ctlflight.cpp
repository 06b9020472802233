// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlflight.h"

#include "ctlprint.h"
#include "engine.h"
#include "flightgathering.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSaveFile>

namespace meridian::ctl
{

namespace
{

int save(const Result<QByteArray> &archive, const QString &name)
{
    if (!archive) {
        printError(archive.error().text());
        return ExitFailed;
    }
    QSaveFile file(name); // temporary, synced, renamed
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(*archive) == archive->size() && file.commit();
    if (!written) {
        printError(QStringLiteral("Writing %1 failed: %2").arg(name, file.errorString()));
        return ExitFailed;
    }
    print(QFileInfo(name).absoluteFilePath());
    return ExitOk;
}

} // namespace

int writeFlightRecorder(const FleetPtr &fleet, const QString &storeFile, const OperationDetail &detail,
                        const QString &file)
{
    std::unique_ptr<Engine> engine; // that polls nothing
    if (!storeFile.isEmpty() && QFileInfo::exists(storeFile)) {
        EngineOptions options;
        options.storeFile = storeFile;
        engine = std::make_unique<Engine>(options);
    }
    QObject context;
    QFutureWatcher<Result<QByteArray>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &context,
                     [&] { QCoreApplication::exit(save(watcher.result(), file)); });
    watcher.setFuture(flightRecorder(engine.get(), fleet, detail, &context));
    return QCoreApplication::exec();
}

} // namespace meridian::ctl
