// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctldiscover.h"

#include "ctlprint.h"
#include "discovery.h"
#include "fleetfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace meridian::ctl
{

namespace
{

TlsMode tlsMode(const std::string &text)
{
    for (const TlsMode m :
         {TlsMode::Disable, TlsMode::Prefer, TlsMode::Require, TlsMode::VerifyCa, TlsMode::VerifyFull}) {
        if (toText(m).toStdString() == text)
            return m;
    }
    return TlsMode::VerifyFull;
}

DiscoveryRequest request(const DiscoverOptions &o)
{
    DiscoveryRequest r;
    r.host = QString::fromStdString(o.host);
    r.port = static_cast<quint16>(o.port);
    r.database = QString::fromStdString(o.database);
    r.credential.name = QString::fromStdString(o.credential);
    r.credential.user = QString::fromStdString(o.user);
    r.credential.passwordFile = QString::fromStdString(o.passwordFile);
    r.tls = {tlsMode(o.tls), QString::fromStdString(o.rootCertificate)};
    return r;
}

void printProposal(const DiscoveryProposal &proposal, bool json)
{
    const QString yaml = QString::fromUtf8(writeFleet(proposal.fleet));
    if (!json) {
        for (const QString &note : proposal.notes)
            printError(QStringLiteral("note: ") + note);
        print(yaml);
        return;
    }
    QJsonArray nodes;
    for (const Node &n : proposal.fleet.nodes)
        nodes.append(QJsonObject{
            {QStringLiteral("name"), n.id.name()}, {QStringLiteral("host"), n.host}, {QStringLiteral("port"), n.port}});
    print(QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("nodes"), nodes},
                                  {QStringLiteral("notes"), QJsonArray::fromStringList(proposal.notes)},
                                  {QStringLiteral("fleet_file"), yaml}})
            .toJson()));
}

} // namespace

int discover(const DiscoverOptions &options, bool json)
{
    Discovery discovery(request(options));
    QObject::connect(&discovery, &Discovery::finished, &discovery, [&](const Result<DiscoveryProposal> &result) {
        if (result)
            printProposal(*result, json);
        else
            printError(result.error().text());
        QCoreApplication::exit(result ? ExitOk : ExitFailed);
    });
    discovery.start();
    return QCoreApplication::exec();
}

} // namespace meridian::ctl
