// SPDX-License-Identifier: GPL-3.0-or-later
#include "labengine.h"

#include "labwire.h"
#include "myengine.h"
#include "mywire.h"
#include "postgresengine.h"
#include "postgreswire.h"

#include <algorithm>
#include <iterator>

namespace meridian
{

namespace
{

struct EngineRow {
    EngineKind kind;
    Result<std::unique_ptr<LabEngine>> (*find)();
    Result<std::unique_ptr<LabWire>> (*open)(const LabLogin &, milliseconds);
};

constexpr EngineRow kEngines[] = {
    {EngineKind::PostgreSql, &PostgresEngine::find, &PostgresWire::open},
    {EngineKind::MariaDb, &MyEngine::findMariaDb, &MyWire::open},
    {EngineKind::MySql, &MyEngine::findMySql, &MyWire::open},
};

const EngineRow &rowOf(EngineKind kind)
{
    return *std::find_if(std::begin(kEngines), std::end(kEngines),
                         [kind](const EngineRow &row) { return row.kind == kind; });
}

} // namespace

Result<std::unique_ptr<LabEngine>> LabEngine::find(EngineKind kind)
{
    return rowOf(kind).find();
}

Result<std::unique_ptr<LabWire>> LabWire::open(const LabLogin &login, milliseconds limit)
{
    return rowOf(login.engine).open(login, limit);
}

LabLogin labLogin(const LabSeat &seat, const LabSite &site, const QString &user, const QString &password)
{
    return {seat.node.name, seat.port, user, password, QStringLiteral("postgres"), site.certificates.authority,
            seat.engine};
}

} // namespace meridian
