// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of meridian_bench: topics measure, rows say how that stands to a peer or a limit. It only reports: a limit
// that is not held is printed and written down, and fails nothing. One thread.
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace meridian
{

struct BenchRow {
    QString name;
    QString unit;
    double ours = 0;
    std::optional<double> peer;  ///< the same work done by what we are measured against, in the same run
    std::optional<double> limit; ///< highest ratio ours / peer; without a peer the highest value of ours

    std::optional<double> ratio() const;
    std::optional<bool> within() const; ///< nullopt without a limit
};

class Bench
{
public:
    /// `added` is told each row at once.
    explicit Bench(int runs = kRuns, std::function<void(const BenchRow &)> added = {})
        : m_runs(runs)
        , m_added(std::move(added))
    {
    }
    static constexpr int kRuns = 3;

    int runs() const { return m_runs; } ///< of what takes long
    void add(const BenchRow &row)
    {
        m_rows.append(row);
        if (m_added)
            m_added(row);
    }
    const QList<BenchRow> &rows() const { return m_rows; }

    /// CPU time of the whole process, all of its threads, that `work` took: ms.
    static double cpuMs(const std::function<void()> &work);
    static double wallMs(const std::function<void()> &work);
    /// Resident memory of this process: MB.
    static double residentMb();
    static double median(QList<double> values);
    /// Of a line through the last half of the values, from its begin to its end: percent of its value at the begin.
    static double growthPercent(const QList<double> &values);

private:
    int m_runs;
    std::function<void(const BenchRow &)> m_added;
    QList<BenchRow> m_rows;
};

/// One function a topic, each in a file of its own; a new one is a line here and one in main.cpp.
void benchMap(Bench &bench);    ///< needs a QGuiApplication
void benchFleet(Bench &bench);  ///< needs a QApplication
void benchCharts(Bench &bench); ///< needs a QApplication
void benchSoak(Bench &bench);
void benchStore(Bench &bench);
void benchLookBack(Bench &bench);
void benchHistory(Bench &bench); ///< needs a QApplication
void benchEngine(Bench &bench);
void benchStart(Bench &bench);
void benchFailover(Bench &bench);
void benchRejoin(Bench &bench);

/// A part of a topic that runs in a process of its own and prints its figures.
void benchChartsDay();

} // namespace meridian
