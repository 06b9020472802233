// SPDX-License-Identifier: GPL-3.0-or-later
#include "formfields.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

using Editor = FormField::Editor;

QString translated(const char *text)
{
    return text ? QCoreApplication::translate("FormFields", text) : QString();
}

constexpr const char *kTls = QT_TRANSLATE_NOOP("FormFields", "Encryption");

const QList<FormField> &fleetFields()
{
    static const QList<FormField> fields{
        {"name", QT_TRANSLATE_NOOP("FormFields", "&Name")},
        {"operator/latitude", QT_TRANSLATE_NOOP("FormFields", "Latitude"), Editor::Line,
         QT_TRANSLATE_NOOP("FormFields", "Where this workstation stands")},
        {"operator/longitude", QT_TRANSLATE_NOOP("FormFields", "Longitude")},
    };
    return fields;
}

const QList<FormField> &regionFields()
{
    static const QList<FormField> fields{
        {"name", QT_TRANSLATE_NOOP("FormFields", "&Name"), Editor::Catalogue},
        {"title", QT_TRANSLATE_NOOP("FormFields", "&Title")},
        {"provider", QT_TRANSLATE_NOOP("FormFields", "&Provider")},
        {"latitude", QT_TRANSLATE_NOOP("FormFields", "&Latitude")},
        {"longitude", QT_TRANSLATE_NOOP("FormFields", "L&ongitude")},
        {"jurisdiction", QT_TRANSLATE_NOOP("FormFields", "&Jurisdiction")},
        {"cost_factor", QT_TRANSLATE_NOOP("FormFields", "&Cost factor")},
    };
    return fields;
}

const QList<FormField> &credentialFields()
{
    static const QList<FormField> fields{
        {"name", QT_TRANSLATE_NOOP("FormFields", "&Name")},
        {"user", QT_TRANSLATE_NOOP("FormFields", "&User")},
        {"service", QT_TRANSLATE_NOOP("FormFields", "&Service")},
        {"password_file", QT_TRANSLATE_NOOP("FormFields", "Password &file")},
    };
    return fields;
}

const QList<FormField> &nodeFields()
{
    static const QList<FormField> fields{
        {"name", QT_TRANSLATE_NOOP("FormFields", "&Name")},
        {"host", QT_TRANSLATE_NOOP("FormFields", "&Host")},
        {"port", QT_TRANSLATE_NOOP("FormFields", "&Port")},
        {"database", QT_TRANSLATE_NOOP("FormFields", "Data&base")},
        {"region", QT_TRANSLATE_NOOP("FormFields", "&Region"), Editor::Region},
        {"credential", QT_TRANSLATE_NOOP("FormFields", "Cr&edential"), Editor::Credential},
        {"priority", QT_TRANSLATE_NOOP("FormFields", "Pr&iority"), Editor::Line,
         QT_TRANSLATE_NOOP("FormFields", "When the primary is lost")},
        {"promotion", QT_TRANSLATE_NOOP("FormFields", "Pr&omotion"), Editor::Choice},
        {"tls/mode", QT_TRANSLATE_NOOP("FormFields", "&TLS"), Editor::Choice, kTls},
        {"tls/root_certificate", QT_TRANSLATE_NOOP("FormFields", "Root certi&ficate")},
    };
    return fields;
}

const QList<FormField> &clusterFields()
{
    static const QList<FormField> fields{
        {"name", QT_TRANSLATE_NOOP("FormFields", "&Name")},
        {"environment", QT_TRANSLATE_NOOP("FormFields", "&Environment"), Editor::Choice},
        {"colour", QT_TRANSLATE_NOOP("FormFields", "Co&lour")},
        {"credential", QT_TRANSLATE_NOOP("FormFields", "Cre&dential"), Editor::Credential},
        {"rto", QT_TRANSLATE_NOOP("FormFields", "Recovery &time (RTO)"), Editor::Line,
         QT_TRANSLATE_NOOP("FormFields", "Objectives")},
        {"rpo", QT_TRANSLATE_NOOP("FormFields", "Data &loss (RPO)")},
        {"tls/mode", QT_TRANSLATE_NOOP("FormFields", "&TLS"), Editor::Choice, kTls},
        {"tls/root_certificate", QT_TRANSLATE_NOOP("FormFields", "Root certi&ficate")},
        {"polling/interval", QT_TRANSLATE_NOOP("FormFields", "Interval"), Editor::Line,
         QT_TRANSLATE_NOOP("FormFields", "Polling")},
        {"polling/timeout", QT_TRANSLATE_NOOP("FormFields", "Timeout")},
        {"polling/connect_timeout", QT_TRANSLATE_NOOP("FormFields", "Timeout of connecting")},
        {"polling/backoff_max", QT_TRANSLATE_NOOP("FormFields", "Longest pause")},
        {"polling/cold", QT_TRANSLATE_NOOP("FormFields", "Fresh connection every")},
        {"polling/detail", QT_TRANSLATE_NOOP("FormFields", "Details every")},
        {"thresholds/healthy_within", QT_TRANSLATE_NOOP("FormFields", "Healthy within"), Editor::Line,
         QT_TRANSLATE_NOOP("FormFields", "Thresholds")},
        {"thresholds/degraded_within", QT_TRANSLATE_NOOP("FormFields", "Degraded within")},
        {"thresholds/strikes", QT_TRANSLATE_NOOP("FormFields", "Strikes until failed")},
        {"thresholds/recoveries", QT_TRANSLATE_NOOP("FormFields", "Good polls until healthy")},
        {"thresholds/lag_warning", QT_TRANSLATE_NOOP("FormFields", "Lag that warns")},
        {"thresholds/lag_critical", QT_TRANSLATE_NOOP("FormFields", "Lag that is unhealthy")},
        {"thresholds/lag_bytes_soft", QT_TRANSLATE_NOOP("FormFields", "Bytes behind, when stalled")},
        {"thresholds/lag_bytes_hard", QT_TRANSLATE_NOOP("FormFields", "Bytes behind, always")},
        {"thresholds/network_latency", QT_TRANSLATE_NOOP("FormFields", "Network round trip")},
        {"thresholds/database_response", QT_TRANSLATE_NOOP("FormFields", "Database response")},
        {"thresholds/architecture_latency", QT_TRANSLATE_NOOP("FormFields", "Latency it is made for")},
        {"thresholds/oldest_transaction", QT_TRANSLATE_NOOP("FormFields", "Oldest transaction")},
        {"thresholds/clock_offset", QT_TRANSLATE_NOOP("FormFields", "Clock offset")},
    };
    return fields;
}

} // namespace

yaml::Path FormField::keys() const
{
    return QString::fromLatin1(path).split(u'/');
}

QString FormField::mapping(EntryKind kind) const
{
    static const QString names[] = {QStringLiteral("fleet"), QStringLiteral("region"), QStringLiteral("credential"),
                                    QStringLiteral("cluster"), QStringLiteral("node")};
    const yaml::Path steps = keys();
    return steps.size() > 1 ? steps.first() : names[static_cast<int>(kind)];
}

QString FormField::text() const
{
    return translated(title);
}

QString FormField::heading() const
{
    return translated(section);
}

QList<FormField> formFields(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Fleet:
        return fleetFields();
    case EntryKind::Region:
        return regionFields();
    case EntryKind::Credential:
        return credentialFields();
    case EntryKind::Cluster:
        return clusterFields();
    case EntryKind::Node:
        return nodeFields();
    }
    return {};
}

EntryKind entryKind(const yaml::Path &entry)
{
    if (entry.isEmpty())
        return EntryKind::Fleet;
    if (entry.first() == QLatin1String("regions"))
        return EntryKind::Region;
    if (entry.first() == QLatin1String("credentials"))
        return EntryKind::Credential;
    return entry.size() > 2 ? EntryKind::Node : EntryKind::Cluster;
}

QString kindWord(EntryKind kind)
{
    static constexpr const char *words[] = {
        QT_TRANSLATE_NOOP("FormFields", "Fleet"), QT_TRANSLATE_NOOP("FormFields", "Region"),
        QT_TRANSLATE_NOOP("FormFields", "Credential"), QT_TRANSLATE_NOOP("FormFields", "Cluster"),
        QT_TRANSLATE_NOOP("FormFields", "Node")};
    return translated(words[static_cast<int>(kind)]);
}

} // namespace meridian
