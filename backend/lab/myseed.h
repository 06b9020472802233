// SPDX-License-Identifier: GPL-3.0-or-later
// The data folders of a cluster of MariaDB or MySQL: one that is made or was made before, copied for each node, with an
// option file of its own; the users are in a file that each server reads when it starts. Blocking; on the lab's thread.
#pragma once

#include "labengine.h"
#include "mydialect.h"
#include "myprograms.h"

namespace meridian
{

class MySeed
{
public:
    /// Each seat gets a folder; the primary's is the first.
    MySeed(QList<LabSeat> seats, LabSite site, MyPrograms programs, const MyDialect &dialect);

    Result<Done> sow();

    static QString optionFile(const QString &dataFolder) { return dataFolder + QStringLiteral("/my.cnf"); }

private:
    Result<Done> makeFolders();
    Result<Done> configure(const LabSeat &seat);
    QString users() const;
    QString settings(const LabSeat &seat) const;
    QString usersFile() const;

    QList<LabSeat> m_seats;
    LabSite m_site;
    MyPrograms m_programs;
    const MyDialect &m_dialect;
};

} // namespace meridian
