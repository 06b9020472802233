// SPDX-License-Identifier: GPL-3.0-or-later
#include "labsecrets.h"

#include <QRandomGenerator>

namespace meridian
{

LabSecrets LabSecrets::make()
{
    const auto password = [] {
        constexpr int kLength = 24; // of 62 letters: 142 bits
        static const QString letters = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
        QString out;
        for (int i = 0; i < kLength; ++i)
            out += letters.at(QRandomGenerator::system()->bounded(static_cast<int>(letters.size())));
        return out;
    };
    return {password(), password(), password(), password(), password()};
}

} // namespace meridian
