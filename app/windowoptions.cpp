// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowoptions.h"

#include "wallpages.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace meridian
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WindowOptions)
};

Error wrong(const QString &option, const QString &value, const QString &expected)
{
    return {ErrorKind::BadInput,
            Text::tr("read the option --%1").arg(option),
            Text::tr("'%1' is not usable").arg(value),
            {},
            Text::tr("Give %1.").arg(expected)};
}

/// Reads an option that may be missing; an unusable value is an error.
template <class Read, class Take>
std::optional<Error> read(const QCommandLineParser &parser, const QString &option, const QString &expected,
                          Read &&readValue, Take &&take)
{
    if (!parser.isSet(option))
        return {};
    const auto value = readValue(parser.value(option));
    if (!value)
        return wrong(option, parser.value(option), expected);
    take(*value);
    return {};
}

std::optional<QSize> sizeFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = form.match(text);
    return match.hasMatch() ? std::optional(QSize(match.captured(1).toInt(), match.captured(2).toInt())) : std::nullopt;
}

std::optional<double> secondsFromText(const QString &text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<seconds> wallSecondsFromText(const QString &text)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= 1 ? std::optional(seconds(value)) : std::nullopt;
}

std::optional<QString> languageFromText(const QString &text)
{
    const bool known = text == QLatin1String("en") || text == QLatin1String("zh_CN");
    return known ? std::optional(text) : std::nullopt;
}

} // namespace

bool asksForTextOnly(int argc, char **argv)
{
    static constexpr std::string_view kTexts[] = {"-h", "--help", "-v", "--version", "--list-pages"};
    return std::any_of(argv + 1, argv + argc, [](std::string_view word) {
        return std::find(std::begin(kTexts), std::end(kTexts), word) != std::end(kTexts);
    });
}

Result<WindowOptions> windowOptions()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("Watch and run databases that span the world"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("fleet"), Text::tr("The fleet file to watch; else the one opened last."),
         QStringLiteral("file")},
        {QStringLiteral("page"), Text::tr("The page to begin with: %1.").arg(pageNames()), QStringLiteral("page")},
        {QStringLiteral("list-pages"), Text::tr("Print the names of the pages and end.")},
        {QStringLiteral("theme"), themeNames(), QStringLiteral("theme")},
        {QStringLiteral("lang"), Text::tr("en or zh_CN."), QStringLiteral("language")},
        {QStringLiteral("size"), Text::tr("The window's size, for example 1680x1050."), QStringLiteral("WxH")},
        {QStringLiteral("screenshot"), Text::tr("Save the window as PNG and end."), QStringLiteral("file")},
        {QStringLiteral("after"), Text::tr("Seconds from the first live picture to the screenshot."),
         QStringLiteral("seconds")},
        {QStringLiteral("store"), Text::tr("The file that history is kept in."), QStringLiteral("file")},
        {QStringLiteral("wall"), Text::tr("Begin with the wall: full screen, read only, pages that turn.")},
        {QStringLiteral("wall-pages"),
         Text::tr("The wall's pages in their order: %1.").arg(wallPageNames().join(QStringLiteral(", "))),
         QStringLiteral("pages")},
        {QStringLiteral("wall-seconds"), Text::tr("How long the wall shows a page."), QStringLiteral("seconds")},
        {QStringLiteral("new"), Text::tr("A window of its own, although Meridian is running.")},
        {QStringLiteral("measure-start"),
         Text::tr("Print how long the first frame and, with --fleet, the first map took, and end.")},
    });
    parser.process(*QCoreApplication::instance());
    if (parser.isSet(QStringLiteral("list-pages"))) {
        for (const Page page : allPages())
            std::puts(qPrintable(toText(page)));
        std::exit(EXIT_SUCCESS); // as --help does
    }

    WindowOptions o;
    o.fleet = parser.value(QStringLiteral("fleet"));
    o.store = parser.value(QStringLiteral("store"));
    o.wall = parser.isSet(QStringLiteral("wall"));
    o.alone = parser.isSet(QStringLiteral("new"));
    o.screenshot = parser.value(QStringLiteral("screenshot"));
    o.measureStart = parser.isSet(QStringLiteral("measure-start"));
    const std::optional<Error> errors[] = {
        read(parser, QStringLiteral("page"), Text::tr("one of %1").arg(pageNames()), pageFromText,
             [&](Page p) { o.window.page = p; }),
        read(parser, QStringLiteral("theme"), Text::tr("one of %1").arg(themeNames()), themeFromText,
             [&](ThemeChoice t) { o.window.theme = t; }),
        read(parser, QStringLiteral("lang"), Text::tr("en or zh_CN"), languageFromText,
             [&](const QString &l) { o.language = l; }),
        read(parser, QStringLiteral("size"), Text::tr("width and height, for example 1680x1050"), sizeFromText,
             [&](QSize s) { o.window.size = s; }),
        read(parser, QStringLiteral("after"), Text::tr("a number of seconds"), secondsFromText,
             [&](double s) { o.after = s; }),
        read(parser, QStringLiteral("wall-pages"),
             Text::tr("some of %1, with commas").arg(wallPageNames().join(QStringLiteral(", "))), wallPagesFromText,
             [&](const QStringList &pages) { o.wallOptions.pages = pages; }),
        read(parser, QStringLiteral("wall-seconds"), Text::tr("a number of seconds from 1 on"), wallSecondsFromText,
             [&](seconds s) { o.wallOptions.timing.each = s; }),
    };
    for (const auto &error : errors) {
        if (error)
            return *error;
    }
    o.wallOptions.size = o.window.size;
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("fleet"), parser.positionalArguments().first(),
                     Text::tr("options only, the fleet file with --fleet"));
    return o;
}

} // namespace meridian
