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

WriteLoad::WriteLoad(QList<LabLogin> logins, LoadWords words, QObject *parent)
    : QThread(parent)
    , m_logins(std::move(logins))
    , m_words(std::move(words))
{
}

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
    const auto rows = session.query(m_words.takesWrites, kPatience);
    return rows && rows->value(0).value(0) == m_words.yes;
}

/// Returns when the connection is lost, or the load is to end.
void WriteLoad::write(LabSession &session)
{
    if (!session.query(m_words.create, kPatience))
        return;
    for (int i = 0; !isInterruptionRequested(); i = (i + 1) % kRows) {
        if (!session.query(m_words.write.arg(i), kPatience))
            return;
        msleep(kPauseMs);
    }
}

} // namespace meridian
