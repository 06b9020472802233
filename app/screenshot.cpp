// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include <QBuffer>
#include <QPixmap>
#include <QSaveFile>
#include <QWidget>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kDeadlineMs = 60000;
}

Screenshot::Screenshot(QWidget &window, const QString &file, double after, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(file)
{
    m_after.setSingleShot(true);
    m_after.setInterval(static_cast<int>(after * 1000));
    connect(&m_after, &QTimer::timeout, this, &Screenshot::save);
    m_deadline.setSingleShot(true);
    m_deadline.start(kDeadlineMs);
    connect(&m_deadline, &QTimer::timeout, this, [this] { Q_EMIT failed(tr("no node was polled within a minute")); });
}

void Screenshot::setSnapshot(const SnapshotPtr &snapshot)
{
    const auto polled = [](const NodeState &n) { return n.polledAt.has_value(); };
    const bool live = !snapshot->nodes.isEmpty() && std::all_of(snapshot->nodes.begin(), snapshot->nodes.end(), polled);
    if (!live || !m_deadline.isActive())
        return;
    m_deadline.stop();
    m_after.start();
}

void Screenshot::save()
{
    QSaveFile file(m_file);
    const bool done = file.open(QIODevice::WriteOnly) && m_window.grab().save(&file, "PNG") && file.commit();
    if (done)
        Q_EMIT saved();
    else
        Q_EMIT failed(tr("%1: %2").arg(m_file, file.errorString()));
}

} // namespace meridian
