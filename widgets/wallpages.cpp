// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallpages.h"

#include "makepage.h"
#include "page.h"
#include "wallboard.h"

namespace meridian
{

namespace
{

const QString kBoard = QStringLiteral("board");

} // namespace

QStringList wallPageNames()
{
    QStringList out{kBoard};
    for (const Page page : allPages()) {
        if (page != Page::Failovers) // to be read and clicked, not to be looked at from afar
            out << toText(page);
    }
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
    PageWidget *out = page ? makePage(*page, book) : new WallBoard(book);
    out->setLargeType(true);
    return out;
}

} // namespace meridian
