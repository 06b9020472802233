// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

struct Row {
    Page page;
    const char *name;
    const char *title;
};

constexpr Row kRows[] = {
    {Page::Map, "map", QT_TRANSLATE_NOOP("Page", "Map")},
    {Page::Charts, "charts", QT_TRANSLATE_NOOP("Page", "Charts")},
    {Page::Nodes, "nodes", QT_TRANSLATE_NOOP("Page", "Nodes")},
    {Page::Failovers, "failovers", QT_TRANSLATE_NOOP("Page", "Failovers")},
    {Page::Events, "events", QT_TRANSLATE_NOOP("Page", "Events")},
    {Page::Availability, "availability", QT_TRANSLATE_NOOP("Page", "Availability")},
};

constexpr auto kPages = [] {
    std::array<Page, std::size(kRows)> pages{};
    std::transform(std::begin(kRows), std::end(kRows), pages.begin(), [](const Row &row) { return row.page; });
    return pages;
}();

const Row &rowOf(Page page)
{
    return kRows[static_cast<int>(page)];
}

} // namespace

std::span<const Page> allPages()
{
    return kPages;
}

QString toText(Page page)
{
    return QLatin1String(rowOf(page).name);
}

std::optional<Page> pageFromText(const QString &text)
{
    for (const Row &row : kRows) {
        if (text == QLatin1String(row.name))
            return row.page;
    }
    return {};
}

QString pageNames()
{
    QStringList names;
    for (const Page page : kPages)
        names << toText(page);
    return names.join(QStringLiteral(", "));
}

QString pageTitle(Page page)
{
    return QCoreApplication::translate("Page", rowOf(page).title);
}

QKeySequence shortcutOf(Page page)
{
    return Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(page));
}

} // namespace meridian
