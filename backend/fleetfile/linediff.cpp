// SPDX-License-Identifier: GPL-3.0-or-later
#include "linediff.h"

#include <algorithm>
#include <vector>

namespace meridian
{

namespace
{

using Lines = QList<QByteArray>;
using Kind = DiffLine::Kind;

constexpr int kMostSteps = 2000; // beyond this many differences all lines count as changed: nobody reads that anyway

Lines linesOf(const QByteArray &text)
{
    Lines lines = text.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// The furthest points reached on each diagonal, a row for each number of differences.
std::vector<std::vector<int>> trace(const Lines &a, const Lines &b)
{
    const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
    std::vector<std::vector<int>> rows;
    std::vector<int> reach(static_cast<size_t>(2 * (n + m) + 3), 0);
    const auto at = [&](int k) -> int & { return reach[static_cast<size_t>(k + n + m + 1)]; };
    for (int d = 0; d <= std::min(n + m, kMostSteps); ++d) {
        std::vector<int> row;
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
            while (x < n && x - k < m && x >= 0 && a[x] == b[x - k])
                ++x;
            at(k) = x;
            row.push_back(x);
            if (x >= n && x - k >= m) {
                rows.push_back(std::move(row));
                return rows;
            }
        }
        rows.push_back(std::move(row));
    }
    return {};
}

/// One kind for each line of the result, from first to last.
std::vector<Kind> script(const Lines &a, const Lines &b)
{
    const auto rows = trace(a, b);
    int x = static_cast<int>(a.size()), y = static_cast<int>(b.size());
    std::vector<Kind> out;
    if (rows.empty()) {
        out.assign(static_cast<size_t>(x), Kind::Removed);
        out.insert(out.end(), static_cast<size_t>(y), Kind::Added);
        return out;
    }
    for (int d = static_cast<int>(rows.size()) - 1; d > 0; --d) {
        const auto before = [&](int k) {
            return rows[static_cast<size_t>(d - 1)][static_cast<size_t>((k + d - 1) / 2)];
        };
        const int k = x - y;
        const bool down = k == -d || (k != d && before(k - 1) < before(k + 1));
        const int startX = down ? before(k + 1) : before(k - 1);
        const int startY = startX - (down ? k + 1 : k - 1);
        while (x > startX + (down ? 0 : 1) && y > startY + (down ? 1 : 0)) {
            out.push_back(Kind::Same);
            --x, --y;
        }
        out.push_back(down ? Kind::Added : Kind::Removed);
        x = startX;
        y = startY;
    }
    out.insert(out.end(), static_cast<size_t>(x), Kind::Same);
    std::reverse(out.begin(), out.end());
    return out;
}

} // namespace

QString DiffLine::marked() const
{
    switch (kind) {
    case Kind::Place:
        return text;
    case Kind::Same:
        return u' ' + text;
    case Kind::Removed:
        return u'-' + text;
    case Kind::Added:
        return u'+' + text;
    }
    return text;
}

QList<DiffLine> lineDiff(const QByteArray &before, const QByteArray &after, int context)
{
    if (before == after)
        return {};
    const Lines a = linesOf(before), b = linesOf(after);
    const std::vector<Kind> kinds = script(a, b);
    const int count = static_cast<int>(kinds.size());
    const auto isShown = [&](int i) {
        const auto from = kinds.begin() + std::max(0, i - context);
        const auto to = kinds.begin() + std::min(count, i + context + 1);
        return std::any_of(from, to, [](Kind kind) { return kind != Kind::Same; });
    };
    QList<DiffLine> out;
    int oldLine = 0, newLine = 0, oldFrom = 0, newFrom = 0;
    qsizetype head = -1; // of the hunk that is open
    const auto close = [&] {
        if (head >= 0)
            out[head].text = QStringLiteral("@@ -%1,%2 +%3,%4 @@")
                                 .arg(oldFrom + 1)
                                 .arg(oldLine - oldFrom)
                                 .arg(newFrom + 1)
                                 .arg(newLine - newFrom);
        head = -1;
    };
    for (int i = 0; i < count; ++i) {
        const Kind kind = kinds[static_cast<size_t>(i)];
        if (!isShown(i)) {
            close();
        } else {
            if (head < 0) {
                head = out.size();
                oldFrom = oldLine;
                newFrom = newLine;
                out.append({Kind::Place, {}});
            }
            const QByteArray &line = kind == Kind::Added ? b[newLine] : a[oldLine];
            out.append({kind, QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line)});
        }
        oldLine += kind != Kind::Added;
        newLine += kind != Kind::Removed;
    }
    close();
    return out;
}

} // namespace meridian
