// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet file: YAML in, Fleet out, all mistakes at once with file, line and column. Pure but for reading the file.
//
// resources/fleet.schema.json says which keys there are, what they hold, within which limits and what holds when they
// are left out; an editor can use it, too. resources/fleet.example.yaml shows all of it. Beyond the schema:
// - `region` is a name from `regions` or of the catalogue (resources/regions.json). An entry of `regions` with the name
// of
//   a catalogue's region changes only the fields it gives. Where two clouds have one name, the first of the catalogue
//   is meant, unless the entry says `provider`; a provider that has no such region makes it an own one.
// - A node inherits `credential`, and each field of `tls`, from its cluster.
// - Relative paths are relative to the file's folder, "~/" is the home directory. In a Fleet they are absolute.
// - Secrets are refused; see secrets.h for where they belong.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace meridian
{

struct FileProblem {
    QString file;
    int line = 0;         ///< from 1; 0 when the file as a whole cannot be used
    int column = 0;       ///< from 1, in characters
    QString message;      ///< what is wrong and what was expected; an unknown key names the nearest known one
    QString missing{};    ///< the key that is not there, when that is the problem; its mapping is at the place
    QString text() const; ///< "fleet.yaml:12:5: unknown key 'regoin'; did you mean 'region'?"

    friend bool operator==(const FileProblem &, const FileProblem &) = default;
};

struct FleetOrProblems {
    FleetPtr fleet;              ///< null when there are problems
    QList<FileProblem> problems; ///< by line and column
};

FleetOrProblems readFleet(const QString &file);
/// `fileName` is told in problems and says what relative paths are relative to; it is not opened.
FleetOrProblems parseFleet(const QByteArray &yaml, const QString &fileName);

/// All problems as one ErrorKind::BadInput, a line each: what Engine::setFleetProblem wants.
Error fleetError(const QString &file, const QList<FileProblem> &problems);

/// The same fleet as YAML: what `discover` and the lab write. Numbers equal to the defaults are left out.
/// `parseFleet(writeFleet(f), f.file)` is f again, for every fleet whose nodes stand in the order of their clusters.
QByteArray writeFleet(const Fleet &fleet);

/// All regions of the public clouds that the program knows, in the catalogue's order.
QList<Region> regionCatalogue();

} // namespace meridian

Q_DECLARE_METATYPE(meridian::FleetPtr)
Q_DECLARE_METATYPE(QList<meridian::FileProblem>)
