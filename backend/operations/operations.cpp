// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace meridian
{

namespace
{

constexpr std::array kOccasions{
    OccasionRow{"planned", QT_TRANSLATE_NOOP("Occasion", "Planned work")},
    OccasionRow{"drill", QT_TRANSLATE_NOOP("Occasion", "Drill")},
    OccasionRow{"node-failure", QT_TRANSLATE_NOOP("Occasion", "Node failure")},
    OccasionRow{"region-outage", QT_TRANSLATE_NOOP("Occasion", "Region outage")},
    OccasionRow{"network-partition", QT_TRANSLATE_NOOP("Occasion", "Network partition")},
    OccasionRow{"performance", QT_TRANSLATE_NOOP("Occasion", "Performance degradation")},
};

} // namespace

QString OccasionRow::text() const
{
    return QCoreApplication::translate("Occasion", title);
}

std::span<const OccasionRow> occasions()
{
    return kOccasions;
}

QString reasonText(const QString &recorded)
{
    const QString code = recorded.section(u':', 0, 0), comment = recorded.section(u':', 1).trimmed();
    const auto row = std::find_if(kOccasions.begin(), kOccasions.end(),
                                  [&](const OccasionRow &r) { return code == QLatin1String(r.code); });
    if (row == kOccasions.end())
        return recorded;
    return comment.isEmpty() ? row->text() : QStringLiteral("%1: %2").arg(row->text(), comment);
}

QString recordedReason(const Confirmation &confirmation)
{
    const QString comment = confirmation.comment.trimmed();
    return comment.isEmpty() ? confirmation.reason : QStringLiteral("%1: %2").arg(confirmation.reason, comment);
}

void Operations::setMayAct(bool may)
{
    if (std::exchange(m_mayAct, may) != may)
        Q_EMIT modeChanged(may);
}

bool Operations::isRunning() const
{
    const LiveOperationPtr now = live();
    return now && !now->ended;
}

void Operations::start(const OperationForm &form, const PlanReview &confirmed, const Confirmation &confirmation)
{
    const QString tried = tr("Start the operation");
    if (!allowed(tried))
        return;
    if (isRunning()) {
        Q_EMIT refused({ErrorKind::NotReady, tried, tr("Another operation runs in this window."),
                        QStringLiteral("busy"), tr("Wait until it has ended, or stop it.")});
        return;
    }
    begin(form, confirmed, confirmation);
}

void Operations::resume(const QString &id)
{
    if (allowed(tr("Resume the operation %1").arg(id)))
        goOn(id);
}

void Operations::undo(const QString &id)
{
    if (allowed(tr("Undo the operation %1").arg(id)))
        takeBack(id);
}

void Operations::stopAndUndo()
{
    const LiveOperationPtr now = live();
    if (!now || now->ended || now->stopping)
        return;
    const QString tried = tr("Stop and undo");
    if (!now->mayUndo())
        Q_EMIT refused({ErrorKind::NotReady, tried, tr("The point of no return has passed."),
                        QStringLiteral("no-way-back"), tr("Let it finish, or hand over with the script.")});
    else if (allowed(tried))
        stop();
}

bool Operations::allowed(const QString &tried)
{
    if (!m_mayAct)
        Q_EMIT refused({ErrorKind::Permission, tried, tr("This window is in read-only mode."),
                        QStringLiteral("read-only"), tr("Switch to operator mode in the top bar.")});
    return m_mayAct;
}

} // namespace meridian
