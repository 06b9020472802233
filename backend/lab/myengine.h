// SPDX-License-Identifier: GPL-3.0-or-later
// MariaDB and MySQL in the lab. Lives as LabEngine does.
#pragma once

#include "labengine.h"
#include "mydialect.h"
#include "myprograms.h"

namespace meridian
{

class MyEngine : public LabEngine
{
public:
    static Result<std::unique_ptr<LabEngine>> findMariaDb();
    static Result<std::unique_ptr<LabEngine>> findMySql();

    QString title() const override { return m_programs.title; }
    Result<Servers> plant(const QList<LabSeat> &seats, const LabSite &site) override;
    Node declared(const PresetNode &node, const LabSite &site) const override; ///< nothing may act on its machine yet
    bool hasPooler() const override { return false; }
    LoadWords loadWords() const override;

private:
    MyEngine(MyPrograms programs, const MyDialect &dialect) : m_programs(std::move(programs)), m_dialect(dialect) {}

    MyPrograms m_programs;
    const MyDialect &m_dialect;
};

} // namespace meridian
