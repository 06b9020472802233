// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next, as a list of rows: a key, how it is read off the window, how
// it is put back. QSettings writes a new file and renames it, so that a crash leaves the old or the new one. GUI
// thread.
#pragma once

#include <QList>
#include <QObject>
#include <QSettings>
#include <QTimer>
#include <QVariant>

#include <functional>

namespace meridian
{

struct Remembered {
    QString key;
    std::function<QVariant()> read;
    std::function<void(const QVariant &)> restore; ///< only called with a stored value
};

class WindowMemory : public QObject
{
    Q_OBJECT
public:
    /// `file` is an INI file; empty: the user's own.
    WindowMemory(const QString &file, QObject *parent);

    void add(Remembered row) { m_rows.append(std::move(row)); }
    void restore();
    void saveSoon(); ///< something changed; written within a few seconds
    void save();

    QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    void setValue(const QString &key, const QVariant &value);

private:
    QSettings m_settings;
    QList<Remembered> m_rows;
    QTimer m_saving;
};

} // namespace meridian
