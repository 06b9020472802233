// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctlconnect.h"

#include "ctlprint.h"
#include "ctltable.h"
#include "format.h"
#include "nodecheck.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

namespace meridian::ctl
{

namespace
{

constexpr int kExitRights = 1;

struct Checked {
    std::unique_ptr<NodeCheck> check;
    QList<CheckStep> steps;
};

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject stepJson(const CheckStep &s)
{
    QJsonValue error;
    if (s.error)
        error = QJsonObject{{QStringLiteral("tried"), s.error->tried},
                            {QStringLiteral("message"), s.error->message},
                            {QStringLiteral("code"), textOrNull(s.error->code)},
                            {QStringLiteral("remedy"), textOrNull(s.error->remedy)}};
    return {{QStringLiteral("step"), toText(s.part)},
            {QStringLiteral("state"), toText(s.state)},
            {QStringLiteral("ms"), s.took ? QJsonValue(toMs(*s.took)) : QJsonValue()},
            {QStringLiteral("fact"), textOrNull(s.fact)},
            {QStringLiteral("error"), error},
            {QStringLiteral("statements"), QJsonArray::fromStringList(s.statements)}};
}

QString text(const std::vector<Checked> &all)
{
    QList<QStringList> rows;
    QStringList remedies;
    for (const Checked &one : all) {
        for (const CheckStep &s : one.steps) {
            const QString code =
                s.error && !s.error->code.isEmpty() ? QStringLiteral(" (%1)").arg(s.error->code) : QString();
            rows.append({one.check->node().id.name(), toText(s.part), toText(s.state),
                         format::orUnknown(s.took, [](microseconds d) { return format::duration(d); }), s.fact + code});
            if (s.error)
                remedies.append(QStringLiteral("%1: %2").arg(one.check->node().id.name(), s.error->remedy));
        }
    }
    const QString table = textTable({QStringLiteral("NODE"), QStringLiteral("STEP"), QStringLiteral("STATE"),
                                     QStringLiteral(">TIME"), QStringLiteral("FOUND")},
                                    rows);
    return remedies.isEmpty() ? table : table + u'\n' + remedies.join(u'\n') + u'\n';
}

QJsonObject json(const Fleet &fleet, const std::vector<Checked> &all)
{
    QJsonArray nodes;
    for (const Checked &one : all) {
        QJsonArray steps;
        for (const CheckStep &s : one.steps)
            steps.append(stepJson(s));
        nodes.append(QJsonObject{{QStringLiteral("node"), one.check->node().id.name()},
                                 {QStringLiteral("address"), one.check->node().address()},
                                 {QStringLiteral("steps"), steps}});
    }
    return {{QStringLiteral("fleet"), fleet.name}, {QStringLiteral("nodes"), nodes}};
}

int exitCode(const std::vector<Checked> &all)
{
    int code = ExitOk;
    for (const Checked &one : all) {
        for (const CheckStep &s : one.steps) {
            if (s.state == CheckStep::State::Failed)
                code = std::max<int>(code, s.part == CheckStep::Part::Rights ? kExitRights : int(ExitFailed));
        }
    }
    return code;
}

} // namespace

int checkConnections(const FleetPtr &fleet, const QStringList &names, bool asJson)
{
    for (const QString &name : names) {
        if (!fleet->node(NodeId(name))) {
            printError(QStringLiteral("There is no node '%1' in %2.").arg(name, fleet->file));
            return ExitUsage;
        }
    }
    Secrets secrets;
    std::vector<Checked> all;
    for (const Node &node : fleet->nodes) {
        if (!names.isEmpty() && !names.contains(node.id.name()))
            continue;
        const Credential *credential = fleet->credential(node.credential);
        all.push_back({std::make_unique<NodeCheck>(node, *fleet->cluster(node.cluster),
                                                   credential ? *credential : Credential(), secrets),
                       {}});
    }
    size_t open = all.size();
    for (Checked &one : all) {
        QObject::connect(one.check.get(), &NodeCheck::finished, one.check.get(), [&](const QList<CheckStep> &steps) {
            one.steps = steps;
            if (--open > 0)
                return;
            print(asJson ? QString::fromUtf8(QJsonDocument(json(*fleet, all)).toJson()) : text(all));
            QCoreApplication::exit(exitCode(all));
        });
        one.check->start();
    }
    return QCoreApplication::exec();
}

} // namespace meridian::ctl
