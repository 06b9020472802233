// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a screen reader's user has it: the real program on a desktop of its own and a practice lab, driven from
// outside by names and roles alone, through the accessibility bus.
#include "accessibledesktop.h"
#include "labfixture.h"

#include <QTest>

using State = Accessible::State;

namespace
{

constexpr int kPatienceMs = 30'000;
enum Key { KeyEnter = 0xff0d, KeyLeft = 0xff51 }; // X11's keysyms

const QString kButton = QStringLiteral("push button"), kPage = QStringLiteral("page tab"),
              kItem = QStringLiteral("list item"), kText = QStringLiteral("label"), kCell = QStringLiteral("cell");

/// A walk through the window takes a while: what counts is the time, not how often it was asked.
template <class Condition>
bool eventually(Condition &&isTrue)
{
    return QTest::qWaitFor([&] { return static_cast<bool>(isTrue()); }, kPatienceMs);
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyControlHasNameAndRole_data();
    void everyControlHasNameAndRole();
    void healthOfANodeIsRead();
    void regionIsChosenOnTheMap();
    void paletteFindsANode();
    void faultBecomesText();
    void timelineLooksBack();

private:
    /// Waits until this part of the window is on the screen.
    Accessible part(const QString &name, const QString &role) const;
    bool shows(const QString &name, const QString &role) const { return m_desktop.root().find(name, role).has_value(); }
    void goTo(const QString &page) const;
    static bool focus(const Accessible &part); ///< gives it the keyboard

    LabFixture m_lab{QStringLiteral("pair")};
    QTemporaryDir m_folder;
    AccessibleDesktop m_desktop;
    QProcess m_meridian;
};

void TestAccessibility::initTestCase()
{
    QVERIFY2(m_lab.isUp(), qPrintable(m_lab.problem()));
    QVERIFY2(m_desktop.isUp(), qPrintable(m_desktop.problem()));
    m_desktop.start(m_meridian, QStringLiteral(MERIDIAN_BIN_DIR "/meridian"),
                    {QStringLiteral("--fleet"), m_lab.fleetFile(), QStringLiteral("--store"),
                     m_folder.filePath(QStringLiteral("history.db")), QStringLiteral("--lang"), QStringLiteral("en"),
                     QStringLiteral("--size"), QStringLiteral("1600x1000")});
    QVERIFY(eventually([&] { return shows(QStringLiteral("2 healthy"), kButton); }));
    const Accessible window = part(QStringLiteral("practice-lab – Meridian"), QStringLiteral("frame"));
    QVERIFY(window.is(State::Enabled));
    QVERIFY(m_desktop.click(part(QStringLiteral("Map"), kPage).middle()));
    QVERIFY(eventually([&] { return window.is(State::Active); }));
}

void TestAccessibility::cleanupTestCase()
{
    AccessibleDesktop::end(m_meridian);
    const QByteArray said = m_meridian.readAllStandardError();
    QVERIFY2(!said.contains("QObject::"), said.constData()); // Qt's complaints about what is wired wrongly
}

Accessible TestAccessibility::part(const QString &name, const QString &role) const
{
    std::optional<Accessible> found;
    if (!QTest::qWaitFor([&] { return (found = m_desktop.root().find(name, role)).has_value(); }, kPatienceMs))
        qWarning("The window shows no %s named '%s'", qPrintable(role), qPrintable(name));
    return found.value_or(Accessible());
}

void TestAccessibility::goTo(const QString &page) const
{
    const Accessible button = part(page, kPage);
    QVERIFY(button.press());
    QVERIFY(eventually([&] { return button.is(State::Checked); }));
}

bool TestAccessibility::focus(const Accessible &part)
{
    return part.takeFocus() && QTest::qWaitFor([&] { return part.is(State::Focused); }, kPatienceMs);
}

void TestAccessibility::everyControlHasNameAndRole_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("name"); ///< of what only this page shows
    QTest::addColumn<QString>("role");
    const auto row = [](const char *page, const char *name, const char *role) {
        QTest::newRow(page) << QString::fromLatin1(page) << QString::fromLatin1(name) << QString::fromLatin1(role);
    };
    row("Charts", "Lines of the charts", "combo box");
    row("Nodes", "Filter nodes", "text");
    row("Events", "Filter events by words", "text");
    row("Availability", "Availability by day or month", "table");
    row("Map", "World map of the fleet", "list");
}

void TestAccessibility::everyControlHasNameAndRole()
{
    QFETCH(QString, page);
    QFETCH(QString, name);
    QFETCH(QString, role);
    goTo(page);
    const auto isIt = [&](const Accessible &a) {
        return (a.name() == name || a.description() == name) && a.role() == role && a.is(State::Showing);
    };
    QVERIFY(eventually([&] { return m_desktop.root().find(isIt); }));
    QStringList nameless, parents;
    int controls = 0;
    m_desktop.root().find([&](const Accessible &part) {
        const QString its = part.role(), called = part.name();
        if (!part.is(State::Focusable) || !part.is(State::Showing))
            return false;
        ++controls;
        // A cell may be empty: its column says what there is nothing of. "()" is a tooltip whose shortcut got lost.
        const bool named = !called.trimmed().isEmpty() || its == kCell;
        static const QStringList kNone{
            {}, QStringLiteral("filler"), QStringLiteral("unknown"), QStringLiteral("invalid")};
        if (!named || kNone.contains(its) || part.description().contains(QStringLiteral("()")))
            nameless << QStringLiteral("%1 '%2' (%3)").arg(its, called, part.description());
        return false;
    });
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    QVERIFY(controls > 20);
}

void TestAccessibility::healthOfANodeIsRead()
{
    goTo(QStringLiteral("Nodes"));
    const Accessible table = part(QStringLiteral("Nodes"), QStringLiteral("table"));
    const auto reads = [&] {
        QStringList words;
        for (const Accessible &cell : table.children())
            words << cell.name();
        const qsizetype node = words.indexOf(QStringLiteral("pair-b"));
        return node >= 0 && words.mid(node, 4).contains(QStringLiteral("healthy")) &&
               words.mid(node).contains(QStringLiteral("standby"));
    };
    QVERIFY(eventually(reads));
}

void TestAccessibility::regionIsChosenOnTheMap()
{
    goTo(QStringLiteral("Map"));
    const Accessible region = part(QStringLiteral("eu-west-1"), kItem);
    QVERIFY(region.press());
    const Accessible details = part(QStringLiteral("Inspector"), QStringLiteral("panel"));
    QVERIFY(eventually([&] { return details.find(QStringLiteral("eu-west-1"), kText); }));
    QVERIFY(eventually([&] { return details.find(QStringLiteral("healthy"), kText); }));
    const auto node = [](const Accessible &a) { return a.name().startsWith(QLatin1String("pair-b, healthy")); };
    QVERIFY(eventually([&] { return details.find(node); }));
}

void TestAccessibility::paletteFindsANode()
{
    QVERIFY(part(QStringLiteral("Find a node, run a command"), kButton).press());
    const Accessible field =
        part(QStringLiteral("Find a node, region, page, action or setting"), QStringLiteral("text"));
    QVERIFY(field.write(QStringLiteral("pair-a")));
    const auto row = [](const Accessible &a) {
        return a.role() == kItem && a.is(State::Showing) && a.name().startsWith(QLatin1String("pair-a,"));
    };
    QVERIFY(eventually([&] { return m_desktop.root().find(row); }));
    QVERIFY(focus(field));
    QVERIFY(m_desktop.type(KeyEnter));
    const Accessible details = part(QStringLiteral("Inspector"), QStringLiteral("panel"));
    QVERIFY(eventually([&] { return details.find(QStringLiteral("pair-a"), kText); }));
    QVERIFY(eventually([&] { return !field.is(State::Showing); }));
}

void TestAccessibility::faultBecomesText()
{
    const LabFixture::Outcome stopped = m_lab.fault({QStringLiteral("stop"), QStringLiteral("pair-b")});
    QVERIFY2(stopped.code == 0, stopped.err.constData());
    QVERIFY(eventually([&] { return shows(QStringLiteral("1 failed"), kButton); }));
    goTo(QStringLiteral("Map"));
    const Accessible node = part(QStringLiteral("pair-b"), kItem);
    QVERIFY(eventually([&] { return node.name().contains(QLatin1String("failed")); }));
    QVERIFY(!node.description().isEmpty()); // why
    goTo(QStringLiteral("Events"));
    const auto event = [](const Accessible &a) {
        return a.is(State::Showing) && a.role() == kCell && a.name().contains(QLatin1String("failed"));
    };
    QVERIFY(eventually([&] { return m_desktop.root().find(event); }));
    QCOMPARE(m_lab.heal().code, 0);
    QVERIFY(eventually([&] { return shows(QStringLiteral("2 healthy"), kButton); }));
}

void TestAccessibility::timelineLooksBack()
{
    const Accessible timeline = part(QStringLiteral("Timeline"), QStringLiteral("slider"));
    QCOMPARE(timeline.description(), QStringLiteral("Live"));
    QVERIFY(focus(timeline));
    QVERIFY(m_desktop.type(KeyLeft));
    const QString past = QStringLiteral("Shows the fleet as it was at 20");
    QVERIFY(eventually([&] { return timeline.description().startsWith(past); }));
    const QString first = timeline.description();
    QVERIFY(m_desktop.type(KeyLeft));
    QVERIFY(eventually([&] { return timeline.description() != first; }));
    QVERIFY(part(QStringLiteral("LIVE"), kButton).press());
    QVERIFY(eventually([&] { return timeline.description() == QLatin1String("Live"); }));
    QVERIFY(eventually([&] { return shows(QStringLiteral("as it happens"), kText); }));
}

QTEST_GUILESS_MAIN(TestAccessibility)
#include "test_accessibility.moc"
