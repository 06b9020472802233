// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL in the lab. Lives as LabEngine does.
#pragma once

#include "labengine.h"
#include "postgresbinaries.h"

namespace meridian
{

class PostgresEngine : public LabEngine
{
public:
    static Result<std::unique_ptr<LabEngine>> find();

    QString title() const override;
    Result<Servers> plant(const QList<LabSeat> &seats, const LabSite &site) override;
    Node declared(const PresetNode &node, const LabSite &site) const override;
    bool hasPooler() const override { return true; }
    LoadWords loadWords() const override;

private:
    explicit PostgresEngine(PostgresBinaries binaries) : m_binaries(std::move(binaries)) {}

    PostgresBinaries m_binaries;
};

} // namespace meridian
