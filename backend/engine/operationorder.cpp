// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationorder.h"

#include "planner.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meridian
{

namespace
{

struct Planning {
    const Situation &situation;
    Result<Plan> operator()(const SwitchoverRequest &r) const { return planSwitchover(situation, r); }
    Result<Plan> operator()(const FailoverRequest &r) const { return planFailover(situation, r); }
    Result<Plan> operator()(const RejoinRequest &r) const { return planRejoin(situation, r); }
    Result<Plan> operator()(const MaintenanceRequest &r) const { return planMaintenance(situation, r); }
};

/// Every member of every request under its key; the same list writes and reads.
template <class Visit>
void members(SwitchoverRequest &r, Visit &&visit)
{
    visit("cluster", r.cluster);
    visit("target", r.target);
    visit("from", r.from);
    visit("accepted", r.accepted);
}
template <class Visit>
void members(FailoverRequest &r, Visit &&visit)
{
    visit("cluster", r.cluster);
    visit("target", r.target);
    visit("from", r.from);
    visit("accepted_loss_bytes", r.acceptedLossBytes);
    visit("accepted", r.accepted);
}
template <class Visit>
void members(RejoinRequest &r, Visit &&visit)
{
    visit("cluster", r.cluster);
    visit("node", r.node);
    visit("keep_data", r.keepData);
    visit("accepted", r.accepted);
}
template <class Visit>
void members(MaintenanceRequest &r, Visit &&visit)
{
    visit("cluster", r.cluster);
    visit("node", r.node);
    visit("on", r.on);
}

struct Writing {
    QJsonObject &json;
    template <class Tag>
    void operator()(const char *key, const NamedId<Tag> &id)
    {
        json.insert(QLatin1String(key), id.name());
    }
    void operator()(const char *key, bool flag) { json.insert(QLatin1String(key), flag); }
    void operator()(const char *key, const std::optional<qint64> &n)
    {
        json.insert(QLatin1String(key), n ? QJsonValue(*n) : QJsonValue());
    }
    void operator()(const char *key, const QSet<QString> &words)
    {
        QStringList sorted(words.begin(), words.end());
        sorted.sort();
        json.insert(QLatin1String(key), QJsonArray::fromStringList(sorted));
    }
};

struct Reading {
    const QJsonObject &json;
    template <class Tag>
    void operator()(const char *key, NamedId<Tag> &id)
    {
        id = NamedId<Tag>(json.value(QLatin1String(key)).toString());
    }
    void operator()(const char *key, bool &flag) { flag = json.value(QLatin1String(key)).toBool(); }
    void operator()(const char *key, std::optional<qint64> &n)
    {
        const QJsonValue value = json.value(QLatin1String(key));
        n = value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
    }
    void operator()(const char *key, QSet<QString> &words)
    {
        const QJsonArray array = json.value(QLatin1String(key)).toArray();
        for (const QJsonValue &word : array)
            words.insert(word.toString());
    }
};

constexpr const char *kNames[] = {"switchover", "failover", "rejoin", "maintenance"}; ///< as in the variant

template <class R>
OperationRequest read(const QJsonObject &json)
{
    R request;
    members(request, Reading{json});
    return request;
}

} // namespace

Result<Plan> planFor(const Situation &situation, const OperationRequest &request)
{
    return std::visit(Planning{situation}, request);
}

ClusterId clusterOf(const OperationRequest &request)
{
    return std::visit([](const auto &r) { return r.cluster; }, request);
}

OperationRequest settled(OperationRequest request, const NodeId &oldPrimary, const NodeId &newPrimary)
{
    std::visit(
        [&](auto &r) {
            if constexpr (requires { r.from; }) {
                r.target = newPrimary;
                r.from = oldPrimary;
            }
        },
        request);
    return request;
}

QJsonObject toJson(const OperationRequest &request)
{
    QJsonObject json{{QStringLiteral("request"), QLatin1String(kNames[request.index()])}};
    OperationRequest copy = request;
    std::visit([&json](auto &r) { members(r, Writing{json}); }, copy);
    return json;
}

Result<OperationRequest> requestFromJson(const QJsonObject &json)
{
    const QString name = json.value(u"request").toString();
    constexpr OperationRequest (*kReaders[])(const QJsonObject &) = {read<SwitchoverRequest>, read<FailoverRequest>,
                                                                     read<RejoinRequest>, read<MaintenanceRequest>};
    for (size_t i = 0; i < std::size(kNames); ++i) {
        if (name == QLatin1String(kNames[i]))
            return kReaders[i](json);
    }
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("Operation", "read what was asked for"),
                 QCoreApplication::translate("Operation", "\"%1\" is no kind of operation").arg(name),
                 {},
                 {}};
}

} // namespace meridian
