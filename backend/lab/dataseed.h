// SPDX-License-Identifier: GPL-3.0-or-later
// The data folders of a whole cluster in about a second: one initdb, roles and slots written in single-user mode,
// then cold copies (manual, "File System Level Backup"), each with its own settings. Blocking; on the lab's thread.
#pragma once

#include "certificates.h"
#include "labsecrets.h"
#include "postgresbinaries.h"
#include "preset.h"
#include "serveraccount.h"

namespace meridian
{

class DataSeed
{
public:
    /// `folder` exists, belongs to the account, and gets a folder for each node.
    DataSeed(QString folder, Preset preset, PostgresBinaries binaries, ServerAccount account);

    /// The first node's data, with every role, password and slot of the cluster.
    Result<Done> sow(const LabSecrets &secrets, const Certificates &certificates);
    /// Copies it for the others, with the slots that each one's followers need.
    Result<Done> copy();
    /// A node's port, name and, for a standby, the port at which it reaches its upstream.
    Result<Done> configure(const PresetNode &node, quint16 port, quint16 upstreamPort,
                           const Certificates &certificates);

    QString dataFolder(const PresetNode &node) const { return m_folder + QLatin1Char('/') + node.name; }

private:
    Result<Done> initialise(const QString &data, const LabSecrets &secrets);
    Result<Done> addRoles(const QString &data, const LabSecrets &secrets);
    Result<Done> dropSpareWal(const QString &data);

    QString m_folder;
    Preset m_preset;
    PostgresBinaries m_binaries;
    ServerAccount m_account;
};

} // namespace meridian
