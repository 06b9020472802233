// SPDX-License-Identifier: GPL-3.0-or-later
#include "palettesearch.h"

#include "fuzzy.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace meridian
{

namespace
{

constexpr int kMostInGroup = 8, kMostRecent = 6;
constexpr int kDetailCost = 14, kAliasCost = 10, kRecentBonus = 6;

std::vector<FuzzyQuery> wordsOf(const QString &typed)
{
    std::vector<FuzzyQuery> out;
    for (const QString &word : typed.simplified().split(u' ', Qt::SkipEmptyParts))
        out.emplace_back(word);
    return out;
}

} // namespace

QString paletteGroupTitle(PaletteGroup group)
{
    constexpr const char *kTitles[] = {
        QT_TRANSLATE_NOOP("PaletteSearch", "Used last"), QT_TRANSLATE_NOOP("PaletteSearch", "Pages"),
        QT_TRANSLATE_NOOP("PaletteSearch", "Regions"),   QT_TRANSLATE_NOOP("PaletteSearch", "Nodes"),
        QT_TRANSLATE_NOOP("PaletteSearch", "Clusters"),  QT_TRANSLATE_NOOP("PaletteSearch", "Actions"),
        QT_TRANSLATE_NOOP("PaletteSearch", "Settings"),
    };
    return QCoreApplication::translate("PaletteSearch", kTitles[static_cast<int>(group)]);
}

void PaletteSearch::setEntries(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    m_folded.clear();
    m_folded.reserve(entries.size());
    for (const PaletteEntry &e : entries)
        m_folded.append({fold(e.title), fold(e.detail), fold(e.alias)});
    m_typed.clear();
    m_remained.clear();
}

QList<PaletteHit> PaletteSearch::search(const QString &typed, const QStringList &recentKeys)
{
    std::vector<FuzzyQuery> words = wordsOf(typed);
    if (words.empty()) {
        m_typed.clear();
        return offer(recentKeys);
    }
    if (m_typed.isEmpty() || !typed.startsWith(m_typed)) {
        m_remained.resize(m_entries.size());
        std::iota(m_remained.begin(), m_remained.end(), 0);
    }
    QList<Scored> found;
    for (const int i : std::as_const(m_remained)) {
        const PaletteEntry &e = m_entries[i];
        const Texts &folded = m_folded[i];
        int sum = 0;
        const bool all = std::all_of(words.begin(), words.end(), [&](FuzzyQuery &word) {
            std::optional<int> best = word.score(e.title, folded.title);
            const auto consider = [&](std::optional<int> other, int cost) {
                if (other && (!best || *other - cost > *best))
                    best = *other - cost;
            };
            consider(word.score(e.detail, folded.detail), kDetailCost);
            consider(word.score(e.alias, folded.alias), kAliasCost);
            sum += best.value_or(0);
            return best.has_value();
        });
        if (all)
            found.append({i, sum});
    }
    m_typed = typed;
    m_remained.clear();
    for (const Scored &s : std::as_const(found))
        m_remained << s.entry;
    for (Scored &s : found) {
        if (recentKeys.contains(m_entries[s.entry].key))
            s.score += kRecentBonus;
    }
    return grouped(std::move(found), typed);
}

/// The best of each group; the groups in the order of their best.
QList<PaletteHit> PaletteSearch::grouped(QList<Scored> found, const QString &typed) const
{
    const auto better = [this](const Scored &a, const Scored &b) {
        return a.score != b.score ? a.score > b.score : m_entries[a.entry].title < m_entries[b.entry].title;
    };
    const auto best = std::max_element(found.begin(), found.end(),
                                       [](const Scored &a, const Scored &b) { return a.score < b.score; });
    std::map<PaletteGroup, QList<Scored>> groups;
    for (const Scored &s : std::as_const(found)) {
        if (2 * s.score >= best->score) // letters strewn about say little beside a word that begins with them
            groups[m_entries[s.entry].group] << s;
    }
    QList<QList<Scored>> ordered;
    for (auto &[group, hits] : groups) {
        const auto end = hits.begin() + std::min<qsizetype>(hits.size(), kMostInGroup);
        std::partial_sort(hits.begin(), end, hits.end(), better);
        ordered << QList<Scored>(hits.begin(), end);
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto &a, const auto &b) { return a.first().score > b.first().score; });

    QList<PaletteHit> out;
    std::vector<FuzzyQuery> words = wordsOf(typed);
    for (const QList<Scored> &hits : std::as_const(ordered)) {
        for (const Scored &s : hits) {
            std::set<int> letters;
            for (FuzzyQuery &word : words) {
                for (const int at : word.positions(m_entries[s.entry].title, m_folded[s.entry].title))
                    letters.insert(at);
            }
            out << PaletteHit{m_entries[s.entry].group, s.entry, {letters.begin(), letters.end()}};
        }
    }
    return out;
}

QList<PaletteHit> PaletteSearch::offer(const QStringList &recentKeys) const
{
    QList<PaletteHit> out;
    for (const QString &key : recentKeys) {
        const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto &e) { return e.key == key; });
        if (it != m_entries.end() && out.size() < kMostRecent)
            out << PaletteHit{PaletteGroup::Recent, static_cast<int>(it - m_entries.begin()), {}};
    }
    for (const PaletteGroup group : {PaletteGroup::Pages, PaletteGroup::Actions, PaletteGroup::Settings}) {
        for (int i = 0; i < m_entries.size(); ++i) {
            if (m_entries[i].group == group)
                out << PaletteHit{group, i, {}};
        }
    }
    return out;
}

} // namespace meridian
