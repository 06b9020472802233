// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the servers, looked at slowly for as long as the fleet is watched: where its endpoints lead, what
// the owners of its clusters say. Lives on the thread that made it and blocks nowhere: each look runs on a pool of
// threads of its own, and the next one is due when it has ended. It judges nothing.
#pragma once

#include "login.h"
#include "secrets.h"
#include "snapshot.h"
#include "survey.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <stop_token>

namespace meridian
{

class Surroundings : public QObject
{
    Q_OBJECT
public:
    explicit Surroundings(Secrets &secrets, QObject *parent = nullptr);
    ~Surroundings() override; ///< ends what is under way; waits a moment for it

    void setFleet(FleetPtr fleet);                                           ///< what stays is not looked at anew
    void setPicture(SnapshotPtr picture) { m_picture = std::move(picture); } ///< by which servers are recognised
    void lookNow();                                                          ///< at everything
    void lookNow(const ClusterId &cluster);                                  ///< at what belongs to it
    void lookAgain(const ClusterId &cluster, const QString &endpoint);       ///< soon: the last look surprised

Q_SIGNALS:
    void endpointSeen(const meridian::ClusterId &cluster, const meridian::EndpointSurvey &survey);
    void ownerSeen(const meridian::OwnerState &owner);

private:
    struct Subject {
        std::optional<Endpoint> endpoint; ///< nothing: the cluster's owner
        QList<Node> nodes;                ///< of the cluster
        milliseconds pause{10000};        ///< between two looks
        Instant due{}, known{};           ///< known: since when it is a subject
        bool busy = false, again = false; ///< again: asked for while busy
        std::optional<Login> login;
        OwnerState owner;
    };
    struct Mailbox;                            ///< for what comes back
    using Key = std::pair<ClusterId, QString>; ///< cluster and endpoint; empty: its owner

    void tick();
    bool isRecognisable(const Subject &subject) const;
    void look(const Key &key, Subject &subject);
    void lookThrough(const Key &key, const Subject &subject);
    void askOwner(const Key &key, const Subject &subject);
    Subject *ended(const Key &key);

    Secrets &m_secrets;
    FleetPtr m_fleet = std::make_shared<Fleet>();
    SnapshotPtr m_picture = std::make_shared<Snapshot>();
    std::map<Key, Subject> m_subjects;
    QTimer m_timer;
    std::stop_source m_stop;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<QThreadPool> m_pool;
};

} // namespace meridian
