// SPDX-License-Identifier: GPL-3.0-or-later
// What every page of the window can be told and can say. GUI thread. A page is built when it is first looked at; what
// was said before is then said again, so it need not be ready for any order. It draws the picture it is given, which
// may be one of the past, and asks stored history only through the History it is given.
#pragma once

#include "selection.h"
#include "snapshot.h"
#include "theme.h"

#include <QWidget>

namespace meridian
{

class History;
class Operations;
struct OperationForm;

class PageWidget : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setTheme(const Theme &) {}
    virtual void setUtc(bool) {}
    /// Of the fleet that is open; null when there is none. Not owned; another one comes before it dies.
    virtual void setHistory(History *) {}
    /// Of the fleet that is open; null when there are none: nothing can be begun. Not owned, likewise.
    virtual void setOperations(Operations *) {}
    virtual void setSnapshot(const SnapshotPtr &) {}    ///< what is shown: now, or then
    virtual void setMoment(std::optional<Instant>) {}   ///< the moment looked back at; nothing: live
    virtual void select(const Selection &) {}           ///< by somebody else; says nothing back
    virtual void addEvents(const QList<Event> &) {}     ///< they have just happened
    virtual void setLargeType(bool) {}                  ///< to be read from five metres; nothing to click
    virtual QByteArray saveState() const { return {}; } ///< what of it survives a restart
    virtual void restoreState(const QByteArray &) {}

Q_SIGNALS:
    void selected(const meridian::Selection &what);
    void momentChosen(meridian::Instant at);                   ///< the user wants to see everything as it was then
    void operationWanted(const meridian::OperationForm &form); ///< the wizard
    void stateChanged();                                       ///< saveState() is worth asking
};

} // namespace meridian
