// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: our own texts and Qt's. GUI thread.
#pragma once

#include <QTranslator>

#include <memory>
#include <vector>

namespace meridian
{

class Language
{
public:
    /// "en" or "zh_CN"; anything else, and an empty name, is what the system says.
    void use(const QString &name);
    const QString &name() const { return m_name; } ///< the one in use

private:
    void install(const QString &file, const QString &folder);

    QString m_name;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace meridian
