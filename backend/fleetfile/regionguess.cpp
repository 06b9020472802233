// SPDX-License-Identifier: GPL-3.0-or-later
#include "regionguess.h"

#include "fleetfile.h"

#include <QRegularExpression>
#include <QSet>

namespace meridian
{

namespace
{

/// "eu-west-1" → "euw1", "ap-southeast-2" → "apse2": as people shorten them; empty for other patterns.
QString shortForm(const QString &id)
{
    static const QRegularExpression pattern(QStringLiteral("^([a-z]{2})-(north|south|central)?(east|west)?-(\\d)$"));
    const QRegularExpressionMatch m = pattern.match(id);
    if (!m.hasMatch())
        return {};
    return m.captured(1) + m.captured(2).left(1) + m.captured(3).left(1) + m.captured(4);
}

bool contains(const QString &name, const QString &word)
{
    const QRegularExpression whole(
        QStringLiteral("(^|[^a-z0-9])%1([^0-9a-z]|[a-z]?$|[a-z][^a-z0-9])").arg(QRegularExpression::escape(word)));
    return !word.isEmpty() && whole.match(name.toLower()).hasMatch();
}

} // namespace

RegionId guessRegion(const QStringList &names)
{
    QSet<RegionId> found;
    QString longest;
    for (const Region &region : regionCatalogue()) {
        const QString id = region.id.name();
        for (const QString &name : names) {
            if (contains(name, id) || contains(name, shortForm(id))) {
                found.insert(region.id);
                longest = id.size() > longest.size() ? id : longest;
            }
        }
    }
    // "us-east" is a region, too, and part of "us-east-1".
    found.removeIf([&](const RegionId &id) { return longest.startsWith(id.name() + u'-'); });
    return found.size() == 1 ? *found.constBegin() : RegionId();
}

} // namespace meridian
