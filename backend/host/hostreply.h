// SPDX-License-Identifier: GPL-3.0-or-later
// What a deed's script says, read: facts and content from its standard output, words and progress from the other. Pure.
#pragma once

#include "hostdeed.h"

namespace meridian
{

/// Takes "meridian:key=value" lines apart; what follows the line "meridian:content" is content.
void readFacts(const QByteArray &output, HostReply &reply);
/// What programs say, without their progress and without blank lines; the last `most` characters.
QString wordsOf(const QByteArray &errors, qsizetype most = 2000);
/// The last figures in the progress of pg_rewind or pg_basebackup: "  1234/5678 kB (21%)".
std::optional<HostProgress> progressOf(const QByteArray &errors);

} // namespace meridian
