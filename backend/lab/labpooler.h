// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's PgBouncer, which applications connect to: in front of the primary, able to pause. Lives on the lab's thread
// and not a moment longer than that.
#pragma once

#include "labsecrets.h"
#include "portreservation.h"
#include "serveraccount.h"

#include <QProcess>

#include <optional>

namespace meridian
{

class LabPooler
{
public:
    /// Where PgBouncer is; nothing: it is not installed, and the lab goes without.
    static std::optional<QString> program();

    /// `folder` gets its files; `target` is the primary's port as the operator calls it.
    static Result<std::unique_ptr<LabPooler>> plant(const QString &folder, quint16 target, const QString &authority,
                                                    const LabSecrets &secrets, const ServerAccount &account);
    ~LabPooler();

    quint16 port() const { return m_port.port(); }
    QString databasesFile() const { return m_folder + QStringLiteral("/databases.ini"); }
    void start();

private:
    LabPooler(QString folder, const ServerAccount &account);
    Result<Done> writeFiles(quint16 target, const QString &authority, const LabSecrets &secrets,
                            const ServerAccount &account);

    QString m_folder;
    PortReservation m_port;
    QProcess m_process;
};

} // namespace meridian
