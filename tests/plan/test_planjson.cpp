// SPDX-License-Identifier: GPL-3.0-or-later
// Plans and actions as JSON, there and back, and as text.
#include "operationcatalogue.h"
#include "planjson.h"
#include "planner.h"
#include "plantext.h"
#include "topology.h"

#include <QJsonDocument>
#include <QTest>

using namespace meridian;

class TestPlanJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionThereAndBack();
    void everyActionHasWords();
    void planThereAndBack();
    void refusesWhatItDoesNotKnow();
    void everyKindIsInTheCatalogue();
};

namespace
{

template <size_t... I>
QList<Action> oneOfEach(std::index_sequence<I...>)
{
    return {Action(std::in_place_index<I>)...};
}

/// Every member filled with something that is not its default.
QList<Action> filledActions()
{
    QList<Action> actions = oneOfEach(std::make_index_sequence<std::variant_size_v<Action>>());
    for (Action &action : actions) {
        std::visit(
            [](auto &a) {
                const auto fill = [](auto &v) {
                    using T = std::decay_t<decltype(v)>;
                    if constexpr (std::is_same_v<T, milliseconds>)
                        v = milliseconds(77);
                    else if constexpr (std::is_same_v<T, QStringList>)
                        v = {QStringLiteral("p1"), QStringLiteral("p2")};
                    else if constexpr (std::is_same_v<T, bool>)
                        v = false;
                    else if constexpr (std::is_enum_v<T>)
                        v = T(1);
                    else
                        v = T(QStringLiteral("x y"));
                };
                std::apply([&](const auto &...field) { (fill(a.*field.member), ...); },
                           ActionLayout<std::decay_t<decltype(a)>>::fields);
            },
            action);
    }
    return actions;
}

} // namespace

void TestPlanJson::everyActionThereAndBack()
{
    for (const Action &action : filledActions()) {
        const QByteArray bytes = QJsonDocument(toJson(action)).toJson();
        const auto back = actionFromJson(QJsonDocument::fromJson(bytes).object());
        QVERIFY2(back, bytes.constData());
        QVERIFY2(*back == action, bytes.constData());
    }
}

void TestPlanJson::everyActionHasWords()
{
    QSet<QString> texts;
    for (const Action &action : filledActions()) {
        const QString text = toText(action);
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(actionName(action) + text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), qsizetype(std::variant_size_v<Action>));
}

void TestPlanJson::planThereAndBack()
{
    const Topology cluster(QStringLiteral("a:p b:s<a c:s<a pool=pgbouncer"));
    auto plan = planSwitchover(cluster.situation(), {Topology::c(), Topology::id("b"), {}, {}});
    QVERIFY(plan);
    plan->lossBytes = 12;
    plan->lossTime = milliseconds(3);
    const auto back = planFromJson(QJsonDocument::fromJson(QJsonDocument(toJson(*plan)).toJson()).object());
    QVERIFY(back);
    QCOMPARE(toText(*back), toText(*plan));
    QVERIFY(*back == *plan);
}

void TestPlanJson::refusesWhatItDoesNotKnow()
{
    QCOMPARE(actionFromJson({{QStringLiteral("do"), QStringLiteral("levitate")}}).error().kind, ErrorKind::Newer);
    QCOMPARE(actionFromJson({{QStringLiteral("do"), QStringLiteral("promote")}}).error().kind, ErrorKind::BadInput);
    QVERIFY(!planFromJson({{QStringLiteral("kind"), QStringLiteral("levitation")}}));
}

void TestPlanJson::everyKindIsInTheCatalogue()
{
    for (const OperationRow &row : operationCatalogue()) {
        QCOMPARE(&operationRow(row.kind), &row);
        QVERIFY(!row.title().isEmpty() && !row.summary().isEmpty() && !toText(row.kind).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPlanJson)
#include "test_planjson.moc"
