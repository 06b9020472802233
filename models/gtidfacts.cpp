// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtidfacts.h"

#include "format.h"
#include "words.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

using Tone = Fact::Tone;

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

Fact plain(const QString &label, const QString &value, Tone tone = Tone::Normal)
{
    return {label, value.isEmpty() ? format::unknown() : value, tone, false, {}};
}

QString setText(const GtidSet &set)
{
    return QString::fromLatin1(set.text());
}

Fact threadFact(const QString &label, Channel::Thread state, const QString &does,
                const std::optional<ThreadError> &error)
{
    if (error)
        return plain(label, QStringLiteral("%1 (%2)").arg(error->message).arg(error->code), Tone::Bad);
    switch (state) {
    case Channel::Thread::On:
        return plain(label, does.isEmpty() ? Facts::tr("running") : does);
    case Channel::Thread::Connecting:
        return plain(label, does.isEmpty() ? Facts::tr("connecting") : does, Tone::Bad);
    case Channel::Thread::Off:
        break;
    }
    return plain(label, Facts::tr("stopped"), Tone::Bad);
}

void addChannel(const Channel &c, QList<Fact> &facts)
{
    const auto labelled = [&](const QString &label) {
        return c.name.isEmpty() ? label : QStringLiteral("%1 · %2").arg(c.name, label);
    };
    facts << plain(labelled(Facts::tr("Source")),
                   QStringLiteral("%1:%2").arg(c.sourceHost).arg(c.sourcePort.value_or(0)));
    facts << threadFact(labelled(Facts::tr("Receiver")), c.receiver, c.receiverDoes, c.receiverError);
    facts << threadFact(labelled(Facts::tr("Applier")), c.applier, c.applierDoes, c.applierError);
    facts << plain(labelled(Facts::tr("Received")), setText(c.received));
    if (c.workers)
        facts << Fact{labelled(Facts::tr("Parallel workers")), QString::number(*c.workers)};
    if (c.delay > microseconds(0))
        facts << Fact{labelled(Facts::tr("Delayed on purpose")), format::duration(c.delay)};
    if (c.messageAge)
        facts << Fact{labelled(Facts::tr("Last message")), words::ago(*c.messageAge)};
}

QString semiSyncText(const SemiSync &s)
{
    if (!s.expected)
        return Facts::tr("off");
    if (!s.real)
        return Facts::tr("on");
    return *s.real ? Facts::tr("on, and it works") : Facts::tr("on, but nobody takes part");
}

} // namespace

QList<Fact> gtidFacts(const ServerSample &s)
{
    QList<Fact> facts;
    const GtidSample &gtid = *s.gtid;
    facts << plain(Facts::tr("Executed"), setText(gtid.executed));
    if (!gtid.purged.isEmpty())
        facts << plain(Facts::tr("No longer in its logs"), setText(gtid.purged));
    const bool wrong = gtid.readOnly == (s.role == Role::Primary);
    facts << plain(Facts::tr("Takes writes"),
                   gtid.superReadOnly ? Facts::tr("from nobody")
                   : gtid.readOnly    ? Facts::tr("from administrators only")
                                      : Facts::tr("yes"),
                   wrong ? Tone::Warning : Tone::Normal);
    const SemiSync &semi = s.role == Role::Primary ? gtid.semiSyncSource : gtid.semiSyncReplica;
    facts << plain(Facts::tr("Semi-synchronous"), semiSyncText(semi),
                   semi.expected && semi.real == false ? Tone::Warning : Tone::Normal);
    for (const Channel &channel : gtid.channels)
        addChannel(channel, facts);
    return facts;
}

} // namespace meridian
