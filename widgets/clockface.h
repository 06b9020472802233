// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of the top bar with the age of the last poll below it; amber and red when polling is late. A click changes
// between UTC and local time. GUI thread.
#pragma once

#include "overview.h"
#include "theme.h"

#include <QAbstractButton>

namespace meridian
{

class ClockFace : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ClockFace(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment = {}); ///< a moment stands still
    void setUtc(bool utc);
    bool isUtc() const { return m_utc; }
    void tick(Instant now); ///< done by itself while visible
    QString pollText() const { return m_poll; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void utcChanged(bool utc);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    std::optional<Instant> m_moment;
    bool m_utc = true;
    int m_timer = 0;
    QString m_time, m_poll;
    Freshness m_freshness = Freshness::NoAnswerYet;
};

} // namespace meridian
