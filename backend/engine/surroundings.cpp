// SPDX-License-Identifier: GPL-3.0-or-later
#include "surroundings.h"

#include "operationlogins.h"
#include "patronimembers.h"
#include "traffic.h"

#include <algorithm>
#include <mutex>

namespace meridian
{

namespace
{

constexpr milliseconds kTick{500};
constexpr milliseconds kSoon{1000};
constexpr milliseconds kShortest{1000};
constexpr seconds kStrangers{5}; ///< after that it is looked through without having heard from every node
constexpr int kThreads = 4;
constexpr int kFarewellMs = 1500;

QList<Node> nodesOf(const Fleet &fleet, const ClusterId &cluster)
{
    QList<Node> nodes;
    std::copy_if(fleet.nodes.begin(), fleet.nodes.end(), std::back_inserter(nodes),
                 [&](const Node &n) { return n.cluster == cluster; });
    return nodes;
}

} // namespace

struct Surroundings::Mailbox {
    std::mutex mutex;
    Surroundings *owner; ///< null: it has gone

    template <class News>
    void post(News &&news)
    {
        const std::lock_guard guard(mutex);
        if (owner)
            QMetaObject::invokeMethod(owner, std::forward<News>(news));
    }
};

Surroundings::Surroundings(Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_mailbox(std::make_shared<Mailbox>())
    , m_pool(std::make_unique<QThreadPool>())
{
    m_mailbox->owner = this;
    m_pool->setMaxThreadCount(kThreads);
    m_pool->setObjectName(QStringLiteral("around"));
    connect(&m_timer, &QTimer::timeout, this, &Surroundings::tick);
}

Surroundings::~Surroundings()
{
    m_stop.request_stop();
    {
        const std::lock_guard guard(m_mailbox->mutex);
        m_mailbox->owner = nullptr;
    }
    m_pool->clear();
    // libpq looks names up itself: a name server that does not answer must not keep a window from closing. What hangs
    // there touches nothing of ours any more, and its pool is left to it.
    if (!m_pool->waitForDone(kFarewellMs))
        (void)m_pool.release();
}

void Surroundings::setFleet(FleetPtr fleet)
{
    std::map<Key, Subject> subjects;
    const auto add = [&](const Key &key, Subject fresh) {
        fresh.known = now();
        fresh.due = fresh.known;
        const auto known = m_subjects.find(key);
        const bool same =
            known != m_subjects.end() && known->second.endpoint == fresh.endpoint && known->second.nodes == fresh.nodes;
        subjects.emplace(key, same ? known->second : fresh);
    };
    for (const Cluster &cluster : fleet->clusters) {
        const QList<Node> nodes = nodesOf(*fleet, cluster.id);
        const milliseconds pause = std::max(cluster.polling.detail, kShortest);
        const auto isPatroni = [](const Node &n) { return !n.control.patroniUrl.isEmpty(); };
        if (std::any_of(nodes.begin(), nodes.end(), isPatroni)) {
            Subject owner;
            owner.nodes = nodes;
            owner.pause = pause;
            owner.owner.cluster = cluster.id;
            owner.owner.owner = Owner::Patroni;
            add({cluster.id, {}}, owner);
        }
        for (const Endpoint &endpoint : fleet->endpoints) {
            if (endpoint.cluster != cluster.id)
                continue;
            Subject through;
            through.endpoint = endpoint;
            through.pause = pause;
            for (const Node &node : nodes)
                through.nodes.append(node.seenFrom(endpoint.region));
            add({cluster.id, endpoint.name}, through);
        }
    }
    m_fleet = std::move(fleet);
    m_subjects.swap(subjects);
    if (m_subjects.empty()) {
        m_timer.stop();
    } else {
        m_timer.start(kTick);
        tick();
    }
}

void Surroundings::lookNow()
{
    for (auto &[key, subject] : m_subjects) {
        subject.again = subject.busy;
        subject.due = now();
    }
    tick();
}

void Surroundings::lookNow(const ClusterId &cluster)
{
    for (auto &[key, subject] : m_subjects) {
        if (key.first != cluster)
            continue;
        subject.again = subject.busy;
        subject.due = now();
    }
    tick();
}

void Surroundings::lookAgain(const ClusterId &cluster, const QString &endpoint)
{
    if (const auto it = m_subjects.find({cluster, endpoint}); it != m_subjects.end())
        it->second.due = std::min(it->second.due, now() + kSoon);
}

void Surroundings::tick()
{
    const Instant at = now();
    for (auto &[key, subject] : m_subjects) {
        if (!subject.busy && subject.due <= at && isRecognisable(subject))
            look(key, subject);
    }
}

/// Every node has been heard of, or had time to be.
bool Surroundings::isRecognisable(const Subject &subject) const
{
    return !subject.endpoint || now() - subject.known > kStrangers ||
           std::all_of(subject.nodes.begin(), subject.nodes.end(), [this](const Node &node) {
               const NodeState *state = m_picture->node(node.id);
               return state && state->polledAt;
           });
}

void Surroundings::look(const Key &key, Subject &subject)
{
    subject.busy = true;
    if (!subject.endpoint) {
        askOwner(key, subject);
    } else if (subject.login) {
        lookThrough(key, subject);
    } else {
        findEndpointLogin(*m_fleet, *subject.endpoint, m_secrets, [this, key](const Login &login) {
            const auto it = m_subjects.find(key);
            if (it == m_subjects.end() || !it->second.endpoint)
                return;
            it->second.login = login;
            lookThrough(key, it->second);
        });
    }
}

void Surroundings::lookThrough(const Key &key, const Subject &subject)
{
    TrafficContext context;
    context.endpoint = *subject.endpoint;
    context.nodes = subject.nodes;
    context.login = *subject.login;
    QList<ServerMark> marks;
    for (const Node &node : subject.nodes) {
        const NodeState *state = m_picture->node(node.id);
        if (state && state->sample && state->sample->detail.startedAt)
            marks.append({node.id, state->sample->detail.systemIdentifier, *state->sample->detail.startedAt});
    }
    m_pool->start([this, mailbox = m_mailbox, key, context, marks, stop = m_stop.get_token()] {
        const EndpointSurvey survey = Traffic::create(context)->survey(marks, stop);
        mailbox->post([this, key, survey] {
            Subject *seen = ended(key);
            if (!seen || !seen->endpoint)
                return;
            if (survey.error && survey.error->kind == ErrorKind::Authentication)
                seen->login.reset(); // the password may have been changed
            Q_EMIT endpointSeen(key.first, survey);
        });
    });
}

void Surroundings::askOwner(const Key &key, const Subject &subject)
{
    m_pool->start(
        [this, mailbox = m_mailbox, key, nodes = subject.nodes, known = subject.owner, stop = m_stop.get_token()] {
            const OwnerState owner = askPatroni(nodes, known, stop);
            mailbox->post([this, key, owner] {
                Subject *asked = ended(key);
                if (!asked || asked->endpoint)
                    return;
                asked->owner = owner;
                Q_EMIT ownerSeen(owner);
            });
        });
}

Surroundings::Subject *Surroundings::ended(const Key &key)
{
    const auto it = m_subjects.find(key);
    if (it == m_subjects.end())
        return nullptr;
    Subject &subject = it->second;
    subject.busy = false;
    subject.due = now() + (std::exchange(subject.again, false) ? milliseconds(0) : subject.pause);
    return &subject;
}

} // namespace meridian
