// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace meridian
{

QString defaultStoreFile(const Fleet &fleet)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]+"));
    const QByteArray path = QFileInfo(fleet.file).absoluteFilePath().toUtf8();
    const QByteArray mark = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(10);
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                      QStringLiteral("/meridian"));
    folder.mkpath(QStringLiteral("."));
    QString name = fleet.name;
    return folder.filePath(
        QStringLiteral("%1-%2.db").arg(name.replace(unsafe, QStringLiteral("-")), QString::fromLatin1(mark)));
}

QString chosenStoreFile(const QString &option, const Fleet &fleet)
{
    if (option == QLatin1String("none"))
        return {};
    return option.isEmpty() ? defaultStoreFile(fleet) : option;
}

QString defaultJournalFile(const Fleet &fleet)
{
    return defaultStoreFile(fleet).chopped(3) + QStringLiteral("-operations.db");
}

} // namespace meridian
