// SPDX-License-Identifier: GPL-3.0-or-later
// From the row of survey.sql to a NodeSurvey. Pure.
#pragma once

#include "survey.h"

struct pg_result;

namespace meridian
{

/// Fills in what survey.sql knows, and the owner from the sample; the rest stays as it is.
void readSurvey(const pg_result *row, NodeSurvey *survey);
/// The text of a timeline's history file (manual, "Timelines"), oldest first.
QList<TimelineFork> readForks(const QString &history);

} // namespace meridian
