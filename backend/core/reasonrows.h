// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the table of reasons that stand in a file of their own; only reason.cpp reads them.
#pragma once

#include <span>

namespace meridian
{

struct ReasonRow {
    const char *code;
    const char *text; ///< untranslated, of context "Reason"; %1 … are filled from Reason::args in this order
};

std::span<const ReasonRow> operationReasons();

} // namespace meridian
