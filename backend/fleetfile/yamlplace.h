// SPDX-License-Identifier: GPL-3.0-or-later
// A YAML document as a tree that knows where in the text each piece stands: what yaml-cpp's events tell, kept. Pure.
#pragma once

#include "result.h"

#include <QByteArray>
#include <QStringList>

#include <string>
#include <utility>
#include <vector>

namespace meridian::yaml
{

/// Keys, and numbers from 0 for the entries of lists: {"clusters", "0", "nodes", "2", "port"}.
using Path = QStringList;

struct Place {
    enum class Kind { Nothing, Scalar, Alias, List, Mapping };
    Kind kind = Kind::Nothing;
    qsizetype at = 0;                       ///< first byte in the text, of its anchor or tag where it has one
    bool flow = false;                      ///< {a: b} or [a, b]
    std::string tag{};                      ///< "?" for plain, "!" for quoted scalars
    std::string value{};                    ///< of a scalar; the anchor's number of an alias
    std::vector<Place> keys{};              ///< of a mapping
    std::vector<Place> children{};          ///< the values of a mapping, the entries of a list
    int indexOf(const QString &step) const; ///< of a key, or of an entry by its number; -1 when there is none
};

/// The first document; nothing for an empty text. ErrorKind::BadInput with yaml-cpp's words and the line.
Result<Place> readPlaces(const QByteArray &text);
const Place *find(const Place &root, const Path &path); ///< null when there is none
/// The same values in the same order; styles, comments and places do not count.
bool same(const Place &a, const Place &b);

Place textScalar(const QString &value);  ///< a text, quoted where it would otherwise be a number or nothing
Place plainScalar(const QString &value); ///< as typed: a number, a word
Place mapping(const std::vector<std::pair<QString, Place>> &entries);
Place list(std::vector<Place> entries);

/// One past the last byte. What follows on the line (comments) is not part of it.
qsizetype endOf(const Place &place, const QByteArray &text);
/// The same for an entry of a collection, which may have no value: "key:".
qsizetype entryEnd(const Place &collection, size_t index, const QByteArray &text);

} // namespace meridian::yaml
