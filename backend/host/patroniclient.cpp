// SPDX-License-Identifier: GPL-3.0-or-later
#include "patroniclient.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PatroniClient)
};

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

size_t gather(char *data, size_t size, size_t count, void *out)
{
    constexpr qsizetype kMost = 16 << 20; // of an answer
    auto *bytes = static_cast<QByteArray *>(out);
    if (bytes->size() + static_cast<qsizetype>(size * count) > kMost)
        return 0;
    bytes->append(data, static_cast<qsizetype>(size * count));
    return size * count;
}

/// Called about once a second, and whenever something comes; other than 0 ends the transfer.
int stopped(void *stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::stop_token *>(stop)->stop_requested() ? 1 : 0;
}

ErrorKind kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return ErrorKind::Resolve;
    case CURLE_COULDNT_CONNECT:
        return ErrorKind::Refused;
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorKind::Timeout;
    case CURLE_ABORTED_BY_CALLBACK:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
        return ErrorKind::Closed;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
        return ErrorKind::Tls;
    default:
        return ErrorKind::Protocol;
    }
}

ErrorKind kindOf(long status)
{
    switch (status) {
    case 401:
        return ErrorKind::Authentication;
    case 403:
        return ErrorKind::Permission;
    case 503:
        return ErrorKind::NotReady;
    default:
        return ErrorKind::Query;
    }
}

PatroniMember memberOf(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    PatroniMember member{text("name"), text("role"), text("state"), text("host"), text("api_url"), {}, {}, {}, {}};
    if (const QJsonValue port = json.value(QStringLiteral("port")); port.isDouble())
        member.port = port.toInt();
    if (const QJsonValue timeline = json.value(QStringLiteral("timeline")); timeline.isDouble())
        member.timeline = static_cast<quint32>(timeline.toInteger());
    if (const QJsonValue lag = json.value(QStringLiteral("lag")); lag.isDouble())
        member.lagBytes = lag.toInteger();
    member.tags = json.value(QStringLiteral("tags")).toObject();
    return member;
}

} // namespace

const PatroniMember *PatroniCluster::leader() const
{
    const auto it = std::find_if(members.begin(), members.end(), [](const PatroniMember &m) {
        return m.role == QLatin1String("leader") || m.role == QLatin1String("standby_leader");
    });
    return it == members.end() ? nullptr : &*it;
}

PatroniClient::PatroniClient(QString url, std::optional<Login> login, QString authority)
    : m_url(std::move(url))
    , m_login(std::move(login))
    , m_authority(std::move(authority))
{
    while (m_url.endsWith(u'/'))
        m_url.chop(1);
}

Result<QByteArray> PatroniClient::ask(const char *method, const QString &path, const QByteArray &body,
                                      QDeadlineTimer deadline, std::stop_token stop) const
{
    const QByteArray url = (m_url + path).toUtf8();
    const QString tried = Words::tr("%1 %2").arg(QLatin1String(method), m_url + path);
    const Easy easy(curl_easy_init(), curl_easy_cleanup);
    const Headers headers(curl_slist_append(nullptr, "Content-Type: application/json"), curl_slist_free_all);
    const QByteArray user = m_login ? m_login->user.toUtf8() : QByteArray();
    const QByteArray authority = m_authority.toUtf8();
    QByteArray answer;
    char words[CURL_ERROR_SIZE] = "";
    CURL *curl = easy.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); // what is asked here is near the databases
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<qint64>(1, deadline.remainingTime())));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, gather);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stopped);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stop);
    if (!body.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
    }
    if (m_login) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, m_login->password.constData());
    }
    if (!authority.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, authority.constData());
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        return Error{kindOf(code), tried, QString::fromUtf8(*words ? words : curl_easy_strerror(code)),
                     stop.stop_requested() ? QStringLiteral("stopped") : QString(),
                     Words::tr("Check the node's control: patroni, and whether Patroni runs there.")};
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200 && status < 300)
        return answer;
    return Error{kindOf(status), tried, QString::fromUtf8(answer.left(2000)).simplified(), QString::number(status),
                 Words::tr("Its own words say why; see Patroni's log.")};
}

Result<QJsonDocument> PatroniClient::read(const QString &path, QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto answer = ask("GET", path, {}, deadline, stop);
    if (!answer)
        return answer.error();
    QJsonParseError wrong;
    const QJsonDocument json = QJsonDocument::fromJson(*answer, &wrong);
    if (wrong.error == QJsonParseError::NoError)
        return json;
    return Error{ErrorKind::Protocol,
                 Words::tr("%1 %2").arg(QStringLiteral("GET"), m_url + path),
                 wrong.errorString(),
                 {},
                 Words::tr("Another program answers there: check the node's control: patroni.")};
}

Result<PatroniCluster> PatroniClient::cluster(QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto json = read(QStringLiteral("/cluster"), deadline, stop);
    if (!json)
        return json.error();
    const QJsonObject object = json->object();
    PatroniCluster cluster;
    cluster.scope = object.value(QStringLiteral("scope")).toString();
    cluster.paused = object.value(QStringLiteral("pause")).toBool();
    cluster.scheduledSwitchover = object.value(QStringLiteral("scheduled_switchover")).toObject();
    for (const QJsonValue &member : object.value(QStringLiteral("members")).toArray())
        cluster.members += memberOf(member.toObject());
    return cluster;
}

Result<QJsonObject> PatroniClient::node(QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto json = read(QStringLiteral("/patroni"), deadline, stop);
    return json ? Result<QJsonObject>(json->object()) : json.error();
}

Result<QJsonObject> PatroniClient::config(QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto json = read(QStringLiteral("/config"), deadline, stop);
    return json ? Result<QJsonObject>(json->object()) : json.error();
}

Result<QJsonArray> PatroniClient::history(QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto json = read(QStringLiteral("/history"), deadline, stop);
    return json ? Result<QJsonArray>(json->array()) : json.error();
}

Result<QString> PatroniClient::order(const char *method, const QString &path, const QJsonObject &body,
                                     QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto answer = ask(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact), deadline, stop);
    return answer ? Result<QString>(QString::fromUtf8(*answer)) : answer.error();
}

Result<QString> PatroniClient::switchover(const QString &leader, const QString &candidate, QDeadlineTimer deadline,
                                          std::stop_token stop) const
{
    const QJsonObject body{{QStringLiteral("leader"), leader}, {QStringLiteral("candidate"), candidate}};
    return order("POST", QStringLiteral("/switchover"), body, deadline, stop);
}

Result<QString> PatroniClient::failover(const QString &candidate, QDeadlineTimer deadline, std::stop_token stop) const
{
    return order("POST", QStringLiteral("/failover"), {{QStringLiteral("candidate"), candidate}}, deadline, stop);
}

Result<QString> PatroniClient::reinitialise(QDeadlineTimer deadline, std::stop_token stop) const
{
    return order("POST", QStringLiteral("/reinitialize"), {{QStringLiteral("force"), true}}, deadline, stop);
}

Result<Done> PatroniClient::setPaused(bool paused, QDeadlineTimer deadline, std::stop_token stop) const
{
    const auto done =
        order("PATCH", QStringLiteral("/config"),
              {{QStringLiteral("pause"), paused ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}}, deadline, stop);
    return done ? Result<Done>(Done{}) : done.error();
}

} // namespace meridian
