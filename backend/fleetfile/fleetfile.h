// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet file: YAML in, Fleet out, all mistakes at once with file, line and column. Pure but for reading the file.
#pragma once

#include "fleet.h"
#include "result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>

namespace meridian
{

struct FileProblem {
    QString file;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1
    QString message; ///< what is wrong and what was expected; an unknown key names the nearest known one
    QString text() const; ///< "fleet.yaml:12:5: unknown key 'regoin'; did you mean 'region'?"
};

struct FleetOrProblems {
    FleetPtr fleet; ///< null when there are problems
    QList<FileProblem> problems;
};

FleetOrProblems readFleet(const QString &file);
FleetOrProblems parseFleet(const QByteArray &yaml, const QString &fileName);

/// The same fleet as YAML: what `discover` and the lab write. Numbers equal to the defaults are left out.
QByteArray writeFleet(const Fleet &fleet);

/// All regions of the public clouds that the program knows, in the catalogue's order.
QList<Region> regionCatalogue();

} // namespace meridian
