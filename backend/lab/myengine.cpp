// SPDX-License-Identifier: GPL-3.0-or-later
#include "myengine.h"

#include "myseed.h"
#include "myserver.h"

namespace meridian
{

Result<std::unique_ptr<LabEngine>> MyEngine::findMariaDb()
{
    auto programs = MyPrograms::findMariaDb();
    if (!programs)
        return programs.error();
    return std::unique_ptr<LabEngine>(new MyEngine(std::move(*programs), MyDialect::mariaDb()));
}

Result<std::unique_ptr<LabEngine>> MyEngine::findMySql()
{
    auto programs = MyPrograms::findMySql();
    if (!programs)
        return programs.error();
    return std::unique_ptr<LabEngine>(new MyEngine(std::move(*programs), MyDialect::mySql()));
}

Result<LabEngine::Servers> MyEngine::plant(const QList<LabSeat> &seats, const LabSite &site)
{
    if (auto sown = MySeed(seats, site, m_programs, m_dialect).sow(); !sown)
        return sown.error();
    Servers servers;
    for (const LabSeat &seat : seats)
        servers.push_back(std::make_unique<MyServer>(seat, site, m_programs, m_dialect));
    return servers;
}

Node MyEngine::declared(const PresetNode &, const LabSite &) const
{
    Node node;
    node.database.clear();
    return node;
}

LoadWords MyEngine::loadWords() const
{
    return {QStringLiteral("SELECT @@global.read_only"), QStringLiteral("0"),
            QStringLiteral("CREATE TABLE IF NOT EXISTS shop.purchases (id INT PRIMARY KEY, amount DECIMAL(12,4) NOT "
                           "NULL, at TIMESTAMP(6) NOT NULL)"),
            QStringLiteral("INSERT INTO shop.purchases VALUES (%1, RAND() * 1000, NOW(6)) ON DUPLICATE KEY UPDATE "
                           "amount = VALUES(amount), at = VALUES(at)")};
}

} // namespace meridian
