// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresengine.h"

#include "postgresseed.h"
#include "postgresserver.h"

namespace meridian
{

Result<std::unique_ptr<LabEngine>> PostgresEngine::find()
{
    auto binaries = PostgresBinaries::find();
    if (!binaries)
        return binaries.error();
    return std::unique_ptr<LabEngine>(new PostgresEngine(std::move(*binaries)));
}

QString PostgresEngine::title() const
{
    return QStringLiteral("PostgreSQL %1").arg(m_binaries.version);
}

Result<LabEngine::Servers> PostgresEngine::plant(const QList<LabSeat> &seats, const LabSite &site)
{
    PostgresSeed seed(seats, site, m_binaries);
    if (auto sown = seed.sow(); !sown)
        return sown.error();
    if (auto copied = seed.copy(); !copied)
        return copied.error();
    Servers servers;
    for (const LabSeat &seat : seats) {
        if (auto done = seed.configure(seat); !done)
            return done.error();
        const LabLogin superuser = labLogin(seat, site, QStringLiteral("postgres"), site.secrets.superuser);
        servers.push_back(std::make_unique<PostgresServer>(site.dataFolder(seat.node), site.log(seat.node), superuser,
                                                           m_binaries, site.account));
    }
    return servers;
}

Node PostgresEngine::declared(const PresetNode &spec, const LabSite &site) const
{
    Node node;
    node.database = QStringLiteral("postgres");
    node.control.kind = ControlKind::Local;
    node.control.dataDirectory = site.dataFolder(spec);
    node.control.binDirectory = m_binaries.folder;
    node.control.account = site.account.name();
    return node;
}

LoadWords PostgresEngine::loadWords() const
{
    return {QStringLiteral("select current_setting('transaction_read_only') = 'off'"), QStringLiteral("t"),
            QStringLiteral("create table if not exists shop.purchases (id int primary key, amount numeric not null, "
                           "at timestamptz not null)"),
            QStringLiteral("insert into shop.purchases values (%1, random() * 1000, now()) on conflict (id) do update "
                           "set amount = excluded.amount, at = excluded.at")};
}

} // namespace meridian
