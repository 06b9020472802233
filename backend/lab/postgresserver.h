// SPDX-License-Identifier: GPL-3.0-or-later
// One PostgreSQL server of the lab. Lives as LabServer does.
#pragma once

#include "labserver.h"
#include "postgresbinaries.h"

namespace meridian
{

class PostgresServer : public LabServer
{
    Q_OBJECT
public:
    PostgresServer(const QString &dataFolder, const QString &log, const LabLogin &superuser,
                   const PostgresBinaries &binaries, const ServerAccount &account);

    Result<Look> look(milliseconds limit) const override;
    QString nameUpstream() const override { return name(); } ///< its application_name
    std::optional<QString> position() const override;
    bool hasReached(const QString &position) const override;

    Result<Done> pauseReplay() override;
    bool resumeReplay() override;
    /// Its slot no longer exists upstream: the receiver fails until somebody acts (manual, "primary_slot_name").
    Result<Done> breakReplication(const LabServer &primary) override;
    bool mend() override;
    quint64 fullBytes() const override;
    /// By new WAL files, so that the size does not matter.
    void outgrow(quint64 bytes) const override;
};

} // namespace meridian
