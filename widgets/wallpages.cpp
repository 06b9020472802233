// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallpages.h"

#include "chartspage.h"
#include "mappage.h"
#include "nodespage.h"
#include "page.h"
#include "wallboard.h"

namespace meridian
{

namespace
{

const QString kBoard = QStringLiteral("board");

PageWidget *windowPage(Page page, const SeriesBook &book)
{
    switch (page) {
    case Page::Map:
        return new MapPage;
    case Page::Charts:
        return new ChartsPage(book);
    case Page::Nodes:
        return new NodesPage;
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList wallPageNames()
{
    QStringList out{kBoard};
    for (const Page page : allPages())
        out << toText(page);
    return out;
}

QStringList defaultWallPages()
{
    return {toText(Page::Map), kBoard, toText(Page::Charts)};
}

std::optional<QStringList> wallPagesFromText(const QString &text)
{
    QStringList out;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (!wallPageNames().contains(name))
            return {};
        out << name;
    }
    return out.isEmpty() ? std::nullopt : std::optional(out);
}

PageWidget *makeWallPage(const QString &name, const SeriesBook &book)
{
    const auto page = pageFromText(name);
    PageWidget *out = page ? windowPage(*page, book) : new WallBoard(book);
    out->setLargeType(true);
    return out;
}

} // namespace meridian
