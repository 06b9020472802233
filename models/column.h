// SPDX-License-Identifier: GPL-3.0-or-later
// A column of a table as data: a table is a list of these, not an enumeration with parallel switches.
#pragma once

#include <QString>
#include <QVariant>

#include <functional>

namespace meridian
{

template <class Row>
struct Column {
    QString id;    ///< stable: for settings and for the filter, "lag_bytes"
    QString title; ///< in the language of the user
    std::function<QString(const Row &)> display;
    std::function<QVariant(const Row &)> sortKey; ///< invalid: unknown, sorted last in either direction
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
    bool shown = true; ///< until the user chooses
    int width = 100;   ///< pixels, until the user changes it
};

} // namespace meridian
