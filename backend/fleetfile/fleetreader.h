// SPDX-License-Identifier: GPL-3.0-or-later
// A YAML tree, checked against the schema or not, into a Fleet. Skips what the schema already refused and reports what
// the schema cannot know: names given twice, references to nothing, contradicting limits. Pure.
#pragma once

#include "fleetfields.h"
#include "problemlist.h"

#include <QCoreApplication>
#include <QHash>

#include <yaml-cpp/yaml.h>

#include <span>

namespace meridian
{

class FleetReader
{
    Q_DECLARE_TR_FUNCTIONS(FleetReader)
public:
    FleetReader(const QString &file, ProblemList &problems);
    Fleet read(const YAML::Node &root); ///< only to be used when no problem was reported

private:
    using Names = QHash<QString, int>; ///< name → line, from 1

    void readRegion(const YAML::Node &entry);
    void readCredential(const YAML::Node &entry);
    void readCluster(const YAML::Node &entry);
    void readNode(const YAML::Node &entry, const Cluster &cluster, const Node &inherited);
    void readOperations(const YAML::Node &entry, Cluster &cluster);
    void readLimits(const YAML::Node &map, OperationLimits &out);
    HostControl readControl(const YAML::Node &map);
    void checkControl(const YAML::Node &map, const HostControl &control);
    void readEndpoint(const YAML::Node &entry, const Cluster &cluster);
    void checkEndpoint(const YAML::Node &entry);
    template <class Owner>
    void readTexts(const YAML::Node &map, std::span<const FleetText<Owner>> rows, Owner &out);
    void needs(const YAML::Node &map, const char *reason, const QString &word, const char *key);
    void readTls(const YAML::Node &map, Tls &tls) const;
    void readThresholds(const YAML::Node &map, Thresholds &out);
    void readPolling(const YAML::Node &map, Polling &out);
    void checkRegion(const YAML::Node &name);
    QString credentialName(const YAML::Node &name, const QString &otherwise);
    /// `message` has places for the name and the line where it first stood.
    QString declare(Names &names, const YAML::Node &name, const QString &message);
    template <class Owner, class T>
    void checkOrder(const YAML::Node &map, const Owner &values, const char *low, T Owner::*lowMember, const char *high,
                    T Owner::*highMember);
    const Region *fromCatalogue(const QString &name, const std::optional<QString> &provider) const;
    QString path(const QString &written) const;

    Fleet m_fleet;
    double m_sla = Cluster().sla; ///< of clusters that declare none
    ProblemList &m_problems;
    QList<Region> m_catalogue;
    Names m_regions, m_credentials, m_clusters, m_nodes, m_endpoints;
};

} // namespace meridian
