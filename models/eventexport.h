// SPDX-License-Identifier: GPL-3.0-or-later
// Writes every event that a query finds into a CSV file, page by page as the store hands them out: a million need no
// more memory than one page. The file appears when it is whole, or not at all. GUI thread; never waits.
#pragma once

#include "history.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace meridian
{

class EventExport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `history` must live until finished(). One at a time: an export under way is cancelled.
    void start(History *history, const EventQuery &query, const QString &file);
    void cancel(); ///< nothing is left of the file; finished() does not come
    bool isRunning() const { return m_out != nullptr; }

Q_SIGNALS:
    void progressed(qint64 rows);
    /// Empty when the file is there; else what the system said, and there is no file.
    void finished(qint64 rows, const QString &problem);

private:
    void ask();
    void take(const EventPage &page);
    void end(const QString &problem);

    History *m_history = nullptr;
    EventQuery m_query;
    std::unique_ptr<QSaveFile> m_out;
    qint64 m_rows = 0;
    quint64 m_generation = 0;
};

} // namespace meridian
