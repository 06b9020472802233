// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette can find, and what it finds for some typed words. Pure but for its memory of the last
// search: more letters look only among what fewer letters have found.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace meridian
{

enum class PaletteGroup { Recent, Pages, Regions, Nodes, Clusters, Actions, Settings };
QString paletteGroupTitle(PaletteGroup group);

struct PaletteEntry {
    PaletteGroup group = PaletteGroup::Actions;
    QString key;      ///< the same in every language and run: what was used is remembered by it
    QString title;    ///< what is shown and matched first
    QString detail;   ///< shown beside it, matched, too
    QString alias;    ///< only matched: the English title, a city
    QString shortcut; ///< as the desktop writes it
};

struct PaletteHit {
    PaletteGroup group = PaletteGroup::Actions; ///< where it is shown
    int entry = 0;                              ///< of the entries given
    QList<int> letters;                         ///< of the title, that were typed
};

class PaletteSearch
{
public:
    void setEntries(const QList<PaletteEntry> &entries);
    const PaletteEntry &entry(int i) const { return m_entries[i]; }
    /// Hits of one group stand together, the group with the best one first. Every word must fit somewhere. With nothing
    /// typed: what was used last, then pages, actions and settings.
    QList<PaletteHit> search(const QString &typed, const QStringList &recentKeys);

private:
    struct Texts {
        QString title, detail, alias;
    };
    struct Scored {
        int entry, score;
    };
    QList<PaletteHit> offer(const QStringList &recentKeys) const;
    QList<PaletteHit> grouped(QList<Scored> found, const QString &typed) const;

    QList<PaletteEntry> m_entries;
    QList<Texts> m_folded;
    QString m_typed;       ///< of the last search
    QList<int> m_remained; ///< what it found, all of it
};

} // namespace meridian
