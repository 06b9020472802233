// SPDX-License-Identifier: GPL-3.0-or-later
// What looks at a switchover from outside, the same for every contender: an application that writes a numbered row
// every two milliseconds, and an observer that sees when all nodes stream again. Each has a thread of its own.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <thread>

namespace meridian
{

/// Moments are seconds of the system's monotonic clock, which all processes share.
double monotonicSeconds();

/// What came of the rows of one run.
struct ClientLog {
    struct Row {
        qint64 number;
        double sent, acknowledged;
    };
    QList<Row> acknowledged; ///< in the order of time
    int errors = 0;          ///< statements that failed: the application cannot know what became of them
    int failedLogins = 0;

    /// Longest time between two acknowledgements after that moment: ms.
    double outageMs(double since) const;
    /// When it began: the last acknowledgement before it.
    std::optional<double> outageBegan(double since) const;
    std::optional<double> firstAcknowledgedAfter(double moment) const;
};

/// Inserts into the table probe, one autocommitted row after the other; on an error it connects again at once.
class FailoverClient
{
public:
    FailoverClient(QByteArray conninfo, int run);
    ~FailoverClient();
    ClientLog stop();

private:
    void write(const QByteArray &conninfo, int run, const std::stop_token &stop);
    ClientLog m_log;
    std::jthread m_thread;
};

/// Asks all nodes but the old primary until one of them leads and all others stream from it.
class StreamingWatch
{
public:
    StreamingWatch(const QHash<QString, QByteArray> &nodes, int standbys);
    ~StreamingWatch();
    struct Seen {
        QString primary;
        double at;
    };
    std::optional<Seen> await(double patience);

private:
    std::optional<Seen> m_seen;
    std::jthread m_thread;
};

/// Acknowledged rows of the run that the server lacks; nullopt when it does not answer.
std::optional<int> lostRows(const QByteArray &conninfo, int run, const ClientLog &log);

} // namespace meridian
