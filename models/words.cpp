// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include "format.h"

#include <QCoreApplication>

namespace meridian::words
{

namespace
{

QString say(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

/// What disconnected standbys know is a lower bound: their primary may have moved on.
QString bound(const Lag &lag, const QString &text)
{
    return lag.state == LagState::Disconnected ? QStringLiteral("≥ %1").arg(text) : text;
}

constexpr LinkHealth kLinkStates[] = {LinkHealth::Streaming, LinkHealth::CatchingUp, LinkHealth::Stalled,
                                      LinkHealth::Broken, LinkHealth::Disputed};

struct KindRow {
    const char *kind;
    const char *words;
};

constexpr KindRow kKinds[] = {
    {"health", QT_TRANSLATE_NOOP("Words", "health")},     {"link", QT_TRANSLATE_NOOP("Words", "link")},
    {"role", QT_TRANSLATE_NOOP("Words", "role")},         {"upstream", QT_TRANSLATE_NOOP("Words", "upstream")},
    {"timeline", QT_TRANSLATE_NOOP("Words", "timeline")}, {"restart", QT_TRANSLATE_NOOP("Words", "restart")},
    {"version", QT_TRANSLATE_NOOP("Words", "version")},   {"operation", QT_TRANSLATE_NOOP("Words", "operation")},
    {"endpoint", QT_TRANSLATE_NOOP("Words", "endpoint")}, {"owner", QT_TRANSLATE_NOOP("Words", "owner")},
};

} // namespace

QString health(Health health)
{
    switch (health) {
    case Health::Healthy:
        return say(QT_TRANSLATE_NOOP("Words", "healthy"));
    case Health::Degraded:
        return say(QT_TRANSLATE_NOOP("Words", "degraded"));
    case Health::Failed:
        return say(QT_TRANSLATE_NOOP("Words", "failed"));
    case Health::Maintenance:
        return say(QT_TRANSLATE_NOOP("Words", "maintenance"));
    case Health::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "unknown"));
}

QString role(const NodeState &node)
{
    switch (node.role()) {
    case Role::Primary:
        return say(QT_TRANSLATE_NOOP("Words", "primary"));
    case Role::Standby:
        return node.cascading ? say(QT_TRANSLATE_NOOP("Words", "cascading standby"))
                              : say(QT_TRANSLATE_NOOP("Words", "standby"));
    case Role::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "unknown role"));
}

QString lagState(LagState state)
{
    switch (state) {
    case LagState::NotApplicable:
        return {};
    case LagState::Idle:
        return say(QT_TRANSLATE_NOOP("Words", "idle"));
    case LagState::Streaming:
        return say(QT_TRANSLATE_NOOP("Words", "streaming"));
    case LagState::Stalled:
        return say(QT_TRANSLATE_NOOP("Words", "stalled"));
    case LagState::Disconnected:
        return say(QT_TRANSLATE_NOOP("Words", "disconnected"));
    case LagState::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "unknown"));
}

QString linkHealth(LinkHealth state)
{
    switch (state) {
    case LinkHealth::Streaming:
        return say(QT_TRANSLATE_NOOP("Words", "streaming"));
    case LinkHealth::CatchingUp:
        return say(QT_TRANSLATE_NOOP("Words", "catching up"));
    case LinkHealth::Stalled:
        return say(QT_TRANSLATE_NOOP("Words", "stalled"));
    case LinkHealth::Broken:
        return say(QT_TRANSLATE_NOOP("Words", "broken"));
    case LinkHealth::Disputed:
        return say(QT_TRANSLATE_NOOP("Words", "the two ends disagree"));
    case LinkHealth::Unknown:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "unknown"));
}

QStringList states()
{
    QStringList all{QStringLiteral("primary"), QStringLiteral("standby"), QStringLiteral("idle")};
    for (const Health h : {Health::Unknown, Health::Healthy, Health::Degraded, Health::Failed, Health::Maintenance})
        all << toText(h);
    for (const LinkHealth l : kLinkStates)
        all << toText(l);
    return all;
}

QString state(const QString &token)
{
    static constexpr const char *kKnown[] = {
        QT_TRANSLATE_NOOP("Words", "primary"),
        QT_TRANSLATE_NOOP("Words", "standby"),
        QT_TRANSLATE_NOOP("Words", "idle"),
    };
    for (const Health h : {Health::Unknown, Health::Healthy, Health::Degraded, Health::Failed, Health::Maintenance}) {
        if (token == toText(h))
            return health(h);
    }
    for (const LinkHealth l : kLinkStates) {
        if (token == toText(l))
            return linkHealth(l);
    }
    for (const char *known : kKnown) {
        if (token == QLatin1String(known))
            return say(known);
    }
    return token;
}

QStringList eventKinds()
{
    QStringList all;
    for (const KindRow &row : kKinds)
        all << QLatin1String(row.kind);
    return all;
}

QString eventKind(const QString &kind)
{
    for (const KindRow &row : kKinds) {
        if (kind == QLatin1String(row.kind))
            return say(row.words);
    }
    return kind;
}

QString severity(Severity severity)
{
    switch (severity) {
    case Severity::Warning:
        return say(QT_TRANSLATE_NOOP("Words", "warning"));
    case Severity::Critical:
        return say(QT_TRANSLATE_NOOP("Words", "critical"));
    case Severity::Info:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "info"));
}

QString environment(Environment environment)
{
    switch (environment) {
    case Environment::Staging:
        return say(QT_TRANSLATE_NOOP("Words", "Staging"));
    case Environment::Test:
        return say(QT_TRANSLATE_NOOP("Words", "Test"));
    case Environment::Production:
        break;
    }
    return say(QT_TRANSLATE_NOOP("Words", "Production"));
}

QString lagTime(const Lag &lag)
{
    switch (lag.state) {
    case LagState::NotApplicable:
        return {};
    case LagState::Idle:
        return lagState(lag.state);
    case LagState::Unknown:
        return format::unknown();
    default:
        return lag.time ? bound(lag, format::duration(*lag.time)) : format::unknown();
    }
}

QString lagBytes(const Lag &lag)
{
    if (lag.state == LagState::NotApplicable)
        return {};
    if (lag.state == LagState::Unknown || !lag.distance())
        return format::unknown();
    return bound(lag, distanceText(lag));
}

QString ago(microseconds age)
{
    return say(QT_TRANSLATE_NOOP("Words", "%1 ago")).arg(format::duration(std::max(age, microseconds::zero())));
}

} // namespace meridian::words
