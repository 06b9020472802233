// SPDX-License-Identifier: GPL-3.0-or-later
// The panel on the right: everything about the region, node, link or cluster that is selected. Draws an Inspection,
// decides nothing. GUI thread.
#pragma once

#include "inspection.h"
#include "operationchoices.h"
#include "seriesbook.h"
#include "theme.h"

#include <QFrame>

class QLabel;
class QScrollArea;
class QToolButton;

namespace meridian
{

class ErrorCard;
class EventLines;
class FactsView;
class NodeCards;
class OperationButtons;
class Pill;
class ReadinessCard;
struct Preparedness;
class TrendLines;

class Inspector : public QFrame
{
    Q_OBJECT
public:
    Inspector(const SeriesBook &book, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// `gap`: samples of a sparkline further apart are not connected.
    void show(const Inspection &inspection, const Clock &clock, microseconds gap);
    void setPreparedness(const Preparedness &preparedness);
    void setChoices(const QList<OperationChoice> &choices, const QString &obstacle); ///< see OperationButtons
    QString text() const;                                                            ///< what "Copy as text" copies

Q_SIGNALS:
    void nodeChosen(const meridian::NodeId &node);
    void chosen(const meridian::Selection &what); ///< that a fact names
    void momentChosen(meridian::Instant at);      ///< of a recent event
    void operationWanted(const meridian::OperationForm &form);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildBody();
    QWidget *buildHeading();
    QWidget *buildNodeHeader();
    void retranslate();

    Inspection m_shown;
    Clock m_clock;
    QLabel *m_title;
    QLabel *m_subtitle;
    Pill *m_chip;
    QLabel *m_reason;
    QLabel *m_since;
    QWidget *m_nodeHeader;
    QLabel *m_headers[3];
    NodeCards *m_cards;
    TrendLines *m_trends;
    ErrorCard *m_error;
    ReadinessCard *m_readiness;
    OperationButtons *m_operations;
    FactsView *m_facts;
    QLabel *m_eventsTitle;
    EventLines *m_events;
    QToolButton *m_copy;
    QLabel *m_empty;
    QScrollArea *m_scroll;
    Theme m_theme = Theme::dark();
};

} // namespace meridian
