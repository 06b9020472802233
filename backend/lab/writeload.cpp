// SPDX-License-Identifier: GPL-3.0-or-later
#include "writeload.h"

namespace meridian
{

namespace
{

constexpr unsigned long kPauseMs = 100;
constexpr milliseconds kPatience{2000};
constexpr int kRows = 1000;

} // namespace

WriteLoad::WriteLoad(LabLogin login, QObject *parent) : QThread(parent), m_login(std::move(login)) {}

WriteLoad::~WriteLoad()
{
    requestInterruption();
    wait();
}

void WriteLoad::run()
{
    while (!isInterruptionRequested()) {
        if (auto session = LabSession::open(m_login, kPatience))
            write(*session);
        msleep(kPauseMs);
    }
}

/// Returns when the connection is lost, or the load is to end.
void WriteLoad::write(LabSession &session)
{
    if (!session.query(
            QStringLiteral("create table if not exists shop.purchases (id int primary key, amount numeric not "
                           "null, at timestamptz not null)"),
            kPatience))
        return;
    for (int i = 0; !isInterruptionRequested(); i = (i + 1) % kRows) {
        if (!session.query(
                QStringLiteral("insert into shop.purchases values (%1, random() * 1000, now()) on conflict (id) "
                               "do update set amount = excluded.amount, at = excluded.at")
                    .arg(i),
                kPatience))
            return;
        msleep(kPauseMs);
    }
}

} // namespace meridian
