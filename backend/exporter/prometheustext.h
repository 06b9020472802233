// SPDX-License-Identifier: GPL-3.0-or-later
// A Snapshot in Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). Pure. What is not
// known is left out; it is never 0. Of a server that does not answer nothing old is given as if it were new.
#pragma once

#include "snapshot.h"

#include <QByteArray>
#include <QStringList>

namespace meridian
{

/// What belongs to the exporter's own life and is in no snapshot.
struct ExporterState {
    qint64 promotions = 0; ///< standbys that became primaries since the start
    Instant now;           ///< of the request
};

QByteArray prometheusText(const Snapshot &snapshot, const ExporterState &state);

/// Every metric that may be in the text.
QStringList prometheusNames();

} // namespace meridian
