// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticebook.h"

#include "eventlog.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr qsizetype kMostLines = 4, kMostOpen = 50;
const QString kEmergency = QStringLiteral("!"); // sorts first

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

} // namespace

bool NoticeBook::wants(Severity severity) const
{
    return severity == Severity::Critical ? m_options.critical : severity == Severity::Warning && m_options.warnings;
}

void NoticeBook::add(const QString &subject, const Item &item, Instant at)
{
    if (m_pending.isEmpty())
        m_gatheringSince = at;
    m_pending.insert(subject, item);
}

/// What is over before it was told is not told.
void NoticeBook::end(const QString &subject)
{
    m_pending.remove(subject);
    for (Open &open : m_open)
        open.subjects.removeAll(subject);
}

void NoticeBook::addEvents(const QList<Event> &events, Instant at)
{
    for (const Event &e : events) {
        const QString subject = e.kind + u':' + eventSubject(e);
        const bool newPrimary = e.kind == QLatin1String("role") && e.to == toText(Role::Primary);
        const Severity severity = newPrimary ? Severity::Critical : e.severity;
        end(subject); // whatever it was, it is something else now
        if (!wants(severity))
            continue;
        Item item;
        item.severity = severity;
        item.line = newPrimary ? Text::tr("%1 is the primary now").arg(e.node.name())
                               : Text::tr("%1: %2").arg(eventSubject(e), eventTitle(e));
        item.detail = newPrimary ? QString() : e.reason.text();
        item.node = e.node;
        item.canEnd = !newPrimary;
        add(subject, item, at);
    }
}

void NoticeBook::observe(const std::optional<Emergency> &emergency, Instant at)
{
    QStringList subject;
    if (emergency) {
        subject << QString::number(static_cast<int>(emergency->kind)) << emergency->cluster.name();
        for (const RegionId &region : emergency->regions)
            subject << region.name();
    }
    if (subject == m_emergency)
        return;
    m_emergency = subject;
    end(kEmergency);
    if (emergency && wants(Severity::Critical))
        add(kEmergency, {Severity::Critical, emergency->what, emergency->cause, {}, true}, at);
}

std::optional<Instant> NoticeBook::due() const
{
    if (m_pending.isEmpty() || !m_gatheringSince)
        return {};
    const Instant gathered = *m_gatheringSince + m_options.gather;
    return m_lastShown ? std::max(gathered, *m_lastShown + m_options.pause) : gathered;
}

Notice NoticeBook::summary() const
{
    Notice out;
    out.severity = Severity::Info;
    QStringList lines;
    for (const Item &item : m_pending) {
        out.severity = std::max(out.severity, item.severity);
        if (out.node.isEmpty())
            out.node = item.node;
        lines << item.line;
    }
    const Item &first = m_pending.first();
    if (m_pending.size() == 1) {
        out.title = first.line;
        out.body = first.detail;
        return out;
    }
    const int count = static_cast<int>(m_pending.size());
    const bool emergency = m_pending.contains(kEmergency);
    out.title = emergency ? lines.takeFirst() : Text::tr("%n event(s) at once", nullptr, count);
    if (const qsizetype more = lines.size() - kMostLines; more > 0)
        lines = lines.mid(0, kMostLines) << Text::tr("and %n more", nullptr, static_cast<int>(more));
    out.body = lines.join(u'\n');
    return out;
}

NoticeStep NoticeBook::step(Instant at)
{
    NoticeStep out;
    for (const Open &open : std::as_const(m_open)) {
        if (open.subjects.isEmpty())
            out.close << open.key;
    }
    m_open.removeIf([](const Open &open) { return open.subjects.isEmpty(); });
    const auto due = this->due();
    if (!due || at < *due)
        return out;
    out.show = summary();
    out.show->key = ++m_keys;
    QStringList subjects;
    for (auto it = m_pending.cbegin(); it != m_pending.cend(); ++it) {
        if (it->canEnd)
            subjects << it.key();
    }
    if (!subjects.isEmpty())
        m_open.append({out.show->key, subjects});
    if (m_open.size() > kMostOpen)
        m_open.removeFirst();
    m_pending.clear();
    m_gatheringSince.reset();
    m_lastShown = at;
    return out;
}

void NoticeBook::clear()
{
    const NoticeOptions kept = m_options;
    *this = NoticeBook();
    m_options = kept;
}

} // namespace meridian
