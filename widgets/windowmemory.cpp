// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowmemory.h"

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

} // namespace

WindowMemory::WindowMemory(const QString &file, QObject *parent)
    : QObject(parent)
    , m_settings(file.isEmpty() ? userFile() : file, QSettings::IniFormat)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(kSaveMs);
    connect(&m_saving, &QTimer::timeout, this, &WindowMemory::save);
}

void WindowMemory::restore()
{
    for (const Remembered &row : m_rows) {
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
