// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next, as a list of rows: a key, how it is read off the window, how
// it is put back. QSettings writes a new file and renames it, so that a crash leaves the old or the new one; a file
// that cannot be read all the same is kept aside. GUI thread.
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

    /// One value, read without repairing anything; for what is needed before there is a window.
    static QVariant peek(const QString &key);
    /// What was wrong with the file, and where it is kept now; empty: nothing. Defaults hold then.
    QString problem() const { return m_problem; }

    void add(Remembered row) { m_rows.append(std::move(row)); }
    void restore();  ///< what was added since it was called last
    void saveSoon(); ///< something changed; written within a few seconds
    void save();

    QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    void setValue(const QString &key, const QVariant &value);

private:
    QString m_file;
    QString m_problem;
    QSettings m_settings;
    QList<Remembered> m_rows;
    qsizetype m_restored = 0;
    QTimer m_saving;
};

} // namespace meridian
