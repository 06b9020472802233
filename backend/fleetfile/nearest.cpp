// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest.h"

#include <algorithm>
#include <vector>

namespace meridian
{

namespace
{

constexpr qsizetype kLongest = 100; // longer words are not misspelt, they are something else

QString plain(const QString &word)
{
    return word.left(kLongest).toCaseFolded().replace(u'_', u'-');
}

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
int editDistance(const QString &a, const QString &b)
{
    std::vector<int> before, last(b.size() + 1), row(b.size() + 1);
    for (int j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (int i = 1; i <= a.size(); ++i) {
        before = std::move(last);
        last = std::move(row);
        row.assign(b.size() + 1, i);
        for (int j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    const QString wanted = plain(word);
    int best = wanted.size() <= 3 ? 1 : wanted.size() <= 8 ? 2 : 3;
    QString found;
    for (const QString &candidate : known) {
        const int distance = editDistance(wanted, plain(candidate));
        if (distance < best || (distance == best && found.isEmpty())) {
            best = distance;
            found = candidate;
        }
    }
    if (!found.isEmpty())
        return found;
    const auto begins = std::find_if(known.begin(), known.end(), [&](const QString &candidate) {
        return candidate.size() >= 3 && (wanted.startsWith(plain(candidate)) || plain(candidate).startsWith(wanted));
    });
    return begins != known.end() && wanted.size() >= 3 ? *begins : QString();
}

} // namespace meridian
