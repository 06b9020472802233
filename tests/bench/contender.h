// SPDX-License-Identifier: GPL-3.0-or-later
// One way to switch over: a script of tests/bench/failover/ that sets three real servers up and acts on request. Talks
// with it in lines of JSON and blocks; gone with the object, servers included.
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace meridian
{

class Contender
{
public:
    /// `arguments` follow the folder that it may use.
    Contender(const QString &script, const QStringList &arguments);
    ~Contender();

    /// Its answer; one with "error" when it failed, has ended or took too long.
    QJsonObject ask(const QJsonObject &request);
    QJsonObject answer();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace meridian
