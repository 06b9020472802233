// SPDX-License-Identifier: GPL-3.0-or-later
// What the window may ask of operations, whoever carries them out: a plan to read, the start of one, the way back, the
// past. On the thread that owns it; every answer comes there. In read-only mode, which is how it begins, it looks and
// plans but starts nothing.
#pragma once

#include "liveoperation.h"
#include "result.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <span>

namespace meridian
{

/// What the form asks for, of any kind of operation; what a kind does not need stays empty.
struct OperationForm {
    OperationKind kind = OperationKind::Switchover;
    ClusterId cluster;
    NodeId node;            ///< to promote, to bring back, to leave alone; empty: the best, or every one
    QSet<QString> accepted; ///< codes of checks that the person accepts, for this operation only
    std::optional<qint64> acceptedLossBytes;
    bool keepData = false; ///< rejoin: keep the whole data directory aside
    friend bool operator==(const OperationForm &, const OperationForm &) = default;
};

/// A plan made ready to be read.
struct PlanReview {
    Plan plan;
    QList<QStringList> statements; ///< of each step
    QString script;                ///< shell and SQL, to be run by hand
    Instant at;                    ///< when the servers were asked
    std::optional<bool> hasSchema; ///< the canary's is there already; empty: nobody looked
};

/// What the person says to it.
struct Confirmation {
    QString reason;  ///< one of F2's list: see occasions()
    QString comment; ///< a ticket, a name
    QString typedCluster;
    bool canary = true;
    bool mayCreateSchema = false;
};

struct OccasionRow {
    const char *code;  ///< stable: in journals and exports
    const char *title; ///< untranslated; "Occasion"
    QString text() const;
};
std::span<const OccasionRow> occasions();
QString reasonText(const QString &code); ///< in the current language; an unknown one as it is
/// As a record keeps it, "planned: DR-118"; reasonText() of that puts the code into words.
QString recordedReason(const Confirmation &confirmation);

class Operations : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool mayAct() const { return m_mayAct; } ///< operator mode; never remembered
    void setMayAct(bool may);

    /// Asks every server of the cluster first, and changes nothing.
    virtual QFuture<Result<PlanReview>> plan(const OperationForm &form) = 0;
    virtual QFuture<Result<QList<OperationRecord>>> history(const HistoryFilter &filter) = 0;
    virtual QFuture<Result<std::optional<OperationDetail>>> operation(const QString &id) = 0;
    /// Those of this fleet that run elsewhere or were left: their program died, or a step failed past the way back.
    virtual QFuture<Result<QList<OperationRecord>>> unfinished() = 0;

    /// The operation that runs, or ran last, in this program; null: none did.
    virtual LiveOperationPtr live() const = 0;
    /// All that is known around an operation of the past in one .zip, without secrets.
    virtual QFuture<Result<QByteArray>> flightRecorder(const QString &id) = 0;
    bool isRunning() const;

    /// Each of these answers by liveChanged() or refused(). Nothing happens when the servers would be planned for
    /// differently now.
    void start(const OperationForm &form, const PlanReview &confirmed, const Confirmation &confirmation);
    void resume(const QString &id);
    void undo(const QString &id);
    /// Leaves the running operation's steps as they stand and takes them back. Past the point of no return: refused.
    void stopAndUndo();

Q_SIGNALS:
    void modeChanged(bool mayAct);
    void liveChanged(const meridian::LiveOperationPtr &live);
    void ended(const meridian::LiveOperationPtr &live); ///< once, after its last liveChanged()
    void refused(const meridian::Error &error);
    void historyChanged(); ///< the journal has something new

protected:
    virtual void begin(const OperationForm &form, const PlanReview &confirmed, const Confirmation &confirmation) = 0;
    virtual void goOn(const QString &id) = 0;
    virtual void takeBack(const QString &id) = 0;
    virtual void stop() = 0;

private:
    bool allowed(const QString &tried);

    bool m_mayAct = false;
};

} // namespace meridian
