// SPDX-License-Identifier: GPL-3.0-or-later
// What of the events is to be seen: words, a time, a severity, kinds, a place. GUI thread. Knows the names of the
// fleet, asks nothing.
#pragma once

#include "eventquery.h"
#include "selection.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace meridian
{

class EventFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit EventFilterBar(QWidget *parent = nullptr);

    /// As it is now; `selection` is looked at when "what is selected" is chosen.
    EventFilter filter(const Selection &selection) const;
    void setFleet(const FleetPtr &fleet);
    bool followsSelection() const;
    bool isFiltering() const;
    void clear();
    QLineEdit *words() const { return m_words; }
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void changed(); ///< by the user; while he types after a short rest

protected:
    void changeEvent(QEvent *event) override;

private:
    QComboBox *combo(const QString &name);
    void fillPlaces();
    void nameKinds();
    QStringList kinds() const;
    void retranslate();

    QLineEdit *m_words;
    QComboBox *m_range;
    QComboBox *m_severity;
    QToolButton *m_kinds;
    QComboBox *m_place;
    FleetPtr m_fleet;
};

} // namespace meridian
