// SPDX-License-Identifier: GPL-3.0-or-later
// The two charts with the whole page to themselves, and the choice of which latency. GUI thread.
#pragma once

#include "pagewidget.h"

class QComboBox;

namespace meridian
{

class ChartPair;
class SeriesBook;

class ChartsPage : public PageWidget
{
    Q_OBJECT
public:
    explicit ChartsPage(const SeriesBook &book, QWidget *parent = nullptr);

    ChartPair *charts() const { return m_charts; }

    void setTheme(const Theme &theme) override;
    void setUtc(bool utc) override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ChartPair *m_charts;
    QComboBox *m_latencyKind;
};

} // namespace meridian
