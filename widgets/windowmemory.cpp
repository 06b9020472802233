// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowmemory.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace meridian
{

namespace
{

constexpr int kSaveMs = 3000;

QString userFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/window.ini");
}

/// A file that is no settings file any more, after a fault of the disk or an editor, is kept under another name.
QString setAsideIfBroken(const QString &file)
{
    if (!QFile::exists(file))
        return {};
    const QSettings settings(file, QSettings::IniFormat);
    const bool isEmpty = settings.allKeys().isEmpty(); // reads all of it: only now its status is known
    const QSettings::Status status = settings.status();
    if (status == QSettings::NoError && !(isEmpty && QFileInfo(file).size() > 0))
        return {};
    if (status == QSettings::AccessError)
        return WindowMemory::tr("The settings in %1 cannot be read, and are not kept: see who owns the file.")
            .arg(file);
    const QString aside = file + QStringLiteral(".broken");
    QFile::remove(aside);
    if (QFile::rename(file, aside))
        return WindowMemory::tr("The settings were damaged. They are kept in %1; the window begins with defaults.")
            .arg(aside);
    return WindowMemory::tr("The settings in %1 are damaged; the window begins with defaults.").arg(file);
}

} // namespace

QVariant WindowMemory::peek(const QString &key)
{
    return QSettings(userFile(), QSettings::IniFormat).value(key);
}

WindowMemory::WindowMemory(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file.isEmpty() ? userFile() : file)
    , m_problem(setAsideIfBroken(m_file))
    , m_settings(m_file, QSettings::IniFormat)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(kSaveMs);
    connect(&m_saving, &QTimer::timeout, this, &WindowMemory::save);
}

void WindowMemory::restore()
{
    while (m_restored < m_rows.size()) {
        const Remembered row = m_rows[m_restored++];
        if (const QVariant value = m_settings.value(row.key); value.isValid())
            row.restore(value);
    }
}

void WindowMemory::saveSoon()
{
    if (!m_saving.isActive())
        m_saving.start();
}

void WindowMemory::save()
{
    for (const Remembered &row : m_rows)
        m_settings.setValue(row.key, row.read());
    m_settings.sync();
}

QVariant WindowMemory::value(const QString &key, const QVariant &otherwise) const
{
    return m_settings.value(key, otherwise);
}

void WindowMemory::setValue(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
    saveSoon();
}

} // namespace meridian
