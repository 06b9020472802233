// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a file name and writes it whole or not at all; a failure is told with the system's own words. GUI thread.
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace meridian
{

/// Returns at once: the dialogs are not nested event loops.
void askAndSave(QWidget *parent, const QString &title, const QString &suggestedName, const QByteArray &content);

/// Empty on success, else what the system said. Writes to a temporary file, syncs, renames.
QString saveWhole(const QString &file, const QByteArray &content);

} // namespace meridian
