// SPDX-License-Identifier: GPL-3.0-or-later
#include "themechoice.h"

#include <QCoreApplication>
#include <QStringList>

namespace meridian
{

namespace
{

constexpr ThemeRow kRows[] = {
    {ThemeChoice::System, "system", QT_TRANSLATE_NOOP("ThemeChoice", "As the &desktop")},
    {ThemeChoice::Dark, "dark", QT_TRANSLATE_NOOP("ThemeChoice", "D&ark")},
    {ThemeChoice::Light, "light", QT_TRANSLATE_NOOP("ThemeChoice", "&Light")},
    {ThemeChoice::Contrast, "contrast", QT_TRANSLATE_NOOP("ThemeChoice", "&High contrast")},
};

} // namespace

std::span<const ThemeRow> allThemes()
{
    return kRows;
}

QString toText(ThemeChoice choice)
{
    return QLatin1String(kRows[static_cast<int>(choice)].name);
}

std::optional<ThemeChoice> themeFromText(const QString &text)
{
    for (const ThemeRow &row : kRows) {
        if (text == QLatin1String(row.name))
            return row.choice;
    }
    return {};
}

QString themeNames()
{
    QStringList names;
    for (const ThemeRow &row : kRows)
        names << QLatin1String(row.name);
    return names.join(QStringLiteral(", "));
}

Theme themeOf(ThemeChoice choice, const Theme &system)
{
    switch (choice) {
    case ThemeChoice::Dark:
        return Theme::dark();
    case ThemeChoice::Light:
        return Theme::light();
    case ThemeChoice::Contrast:
        return Theme::highContrast();
    case ThemeChoice::System:
        break;
    }
    return system;
}

} // namespace meridian
