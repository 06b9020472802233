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

WriteLoad::WriteLoad(QList<LabLogin> logins, QObject *parent) : QThread(parent), m_logins(std::move(logins)) {}

WriteLoad::~WriteLoad()
{
    requestInterruption();
    wait();
}

void WriteLoad::run()
{
    while (!isInterruptionRequested()) {
        for (const LabLogin &login : std::as_const(m_logins)) {
            if (isInterruptionRequested())
                return;
            auto session = LabSession::open(login, kPatience);
            if (session && takesWrites(*session))
                write(*session);
        }
        msleep(kPauseMs);
    }
}

bool WriteLoad::takesWrites(LabSession &session) const
{
    const auto rows = session.query(QStringLiteral("show transaction_read_only"), kPatience);
    return rows && rows->value(0).value(0) == QLatin1String("off");
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
