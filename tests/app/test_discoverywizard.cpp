// SPDX-License-Identifier: GPL-3.0-or-later
// The discovery wizard on the practice lab, by keyboard: a standby is asked, and nobody tells its siblings' ports.
#include "discoverywizard.h"
#include "fleetcontrol.h"
#include "fleeteditor.h"
#include "fleetfile.h"
#include "labfixture.h"
#include "mainwindow.h"
#include "windowtyping.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace meridian;
using namespace meridian::test;

namespace
{
constexpr int kServerMs = 30'000;
}

class TestDiscoveryWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void wizardFindsTheLab();
    void wizardAddsToTheOpenFleet();
    void aDeadEndIsShown();

private:
    QByteArray fileText() const;
    QList<quint16> labPorts() const;
    void askLab(DiscoveryWizard *wizard, quint16 port);
    /// Every member in the table, after the ports that nobody tells were typed in.
    void completeTable(DiscoveryWizard *wizard);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LabFixture> m_lab;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FleetControl> m_control;
    QString m_file;
};

void TestDiscoveryWizard::initTestCase()
{
    m_lab = std::make_unique<LabFixture>(QStringLiteral("world"));
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->problem()));
}

void TestDiscoveryWizard::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("fleet.yaml"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name: shop # short\nclusters:\n  - name: orders # the old one\n    nodes:\n"
               "      - {name: a, host: a.example, region: eu-west-1}\n");
    file.close();
    MainWindowOptions options;
    const bool light = qEnvironmentVariable("MERIDIAN_SHOT_THEME") == QLatin1String("light");
    options.theme = light ? ThemeChoice::Light : ThemeChoice::Dark;
    options.settingsFile = m_dir->filePath(QStringLiteral("window.ini"));
    options.language = QStringLiteral("en");
    m_window = std::make_unique<MainWindow>(options);
    m_control = std::make_unique<FleetControl>(*m_window);
    m_control->setTheme(m_window->theme());
}

void TestDiscoveryWizard::cleanup()
{
    m_control.reset();
    m_window.reset();
}

QByteArray TestDiscoveryWizard::fileText() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<quint16> TestDiscoveryWizard::labPorts() const
{
    const LabFixture::Outcome status =
        LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--json"),
                                 QStringLiteral("--dir"), m_lab->directory()});
    QList<quint16> ports; // the servers' own
    for (const QJsonValue &node : QJsonDocument::fromJson(status.out).object()[u"nodes"].toArray())
        ports.append(static_cast<quint16>(node.toObject()[u"port"].toInt()));
    return ports;
}

void TestDiscoveryWizard::askLab(DiscoveryWizard *wizard, quint16 port)
{
    type(in<QLineEdit>(wizard, "discoverHost"), QStringLiteral("127.0.0.1"));
    in<QSpinBox>(wizard, "discoverPort")->setValue(port);
    type(in<QLineEdit>(wizard, "discoverPasswordFile"), m_lab->directory() + QStringLiteral("/pgpass"));
    type(in<QLineEdit>(wizard, "discoverRootCertificate"), m_lab->directory() + QStringLiteral("/tls/ca.crt"));
    QTest::keyClick(in<QLineEdit>(wizard, "discoverRootCertificate"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), DiscoveryWizard::Nodes, kServerMs);
}

void TestDiscoveryWizard::completeTable(DiscoveryWizard *wizard)
{
    auto *table = in<FoundNodes>(wizard, "foundNodes");
    const QJsonArray members = [&] {
        const auto status =
            LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--json"),
                                     QStringLiteral("--dir"), m_lab->directory()});
        return QJsonDocument::fromJson(status.out).object()[u"nodes"].toArray();
    }();
    for (int round = 0; round < 5; ++round) {
        bool typed = false;
        for (int row = 0; row < table->rowCount(); ++row) {
            if (table->item(row, 3)->text() != QStringLiteral("not reached") || !table->item(row, 2)->text().isEmpty())
                continue;
            for (const QJsonValue &member : members) {
                if (member.toObject()[u"name"].toString() != table->item(row, 0)->text())
                    continue;
                table->setCurrentCell(row, 2);
                table->setFocus();
                QTest::keyClick(table, Qt::Key_F2);
                const QString port = QString::number(member.toObject()[u"port"].toInt());
                QTest::keyClicks(QApplication::focusWidget(), port);
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
                QTRY_COMPARE(table->item(row, 2)->text(), port);
                QTRY_COMPARE(QApplication::focusWidget(), table);
                typed = true;
            }
        }
        if (!typed)
            return;
        QTRY_VERIFY(in<QPushButton>(wizard, "askAgain")->isEnabled());
        QTest::keyClick(in<QPushButton>(wizard, "askAgain"), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(wizard->step(), DiscoveryWizard::Nodes, kServerMs);
    }
}

void TestDiscoveryWizard::wizardFindsTheLab()
{
    m_control->discover(nullptr);
    DiscoveryWizard *wizard = m_control->wizard();
    QVERIFY(QTest::qWaitForWindowActive(wizard));
    shot(wizard, "wizard-server");
    const QList<quint16> ports = labPorts();
    QCOMPARE(ports.size(), 7);
    askLab(wizard, ports[2]); // a standby: its siblings' ports are nobody's to tell
    auto *table = in<FoundNodes>(wizard, "foundNodes");
    QVERIFY(!table->chosen().isEmpty());
    shot(wizard, "wizard-nodes-first");
    completeTable(wizard);
    QVERIFY2(table->chosen().size() == 7, qPrintable(in<QLabel>(wizard, "wizardNotes")->text()));
    for (const Node &node : table->chosen())
        QVERIFY(node.region.isEmpty()); // nothing is assumed
    QTest::keyClick(in<QPushButton>(wizard, "takeGuesses"), Qt::Key_Space);
    shot(wizard, "wizard-nodes");
    QTest::keyClick(in<QPushButton>(wizard, "wizardNext"), Qt::Key_Space);
    const QString made = m_dir->filePath(QStringLiteral("found.yaml"));
    type(in<QLineEdit>(wizard, "fleetName"), QStringLiteral("found"));
    type(in<QLineEdit>(wizard, "fleetFile"), made);
    shot(wizard, "wizard-file");
    QSignalSpy fleets(m_control.get(), &FleetControl::fleetMade);
    QTest::keyClick(in<QLineEdit>(wizard, "fleetFile"), Qt::Key_Return);
    QCOMPARE(fleets.size(), 1);
    const FleetOrProblems read = readFleet(made);
    QVERIFY(read.fleet);
    QCOMPARE(read.fleet->nodes.size(), 7);
    QCOMPARE(read.fleet->region(read.fleet->node(NodeId(QStringLiteral("orders-sae1-1")))->region)->title,
             QStringLiteral("São Paulo"));
}

void TestDiscoveryWizard::wizardAddsToTheOpenFleet()
{
    const QByteArray before = fileText();
    m_control->discover(readFleet(m_file).fleet);
    DiscoveryWizard *wizard = m_control->wizard();
    QVERIFY(QTest::qWaitForWindowActive(wizard));
    askLab(wizard, labPorts()[0]);
    QTest::keyClick(in<QPushButton>(wizard, "wizardNext"), Qt::Key_Space);
    QTest::keyClick(in<QAbstractButton>(wizard, "addToOpen"), Qt::Key_Space);
    type(in<QLineEdit>(wizard, "clusterName"), QStringLiteral("lab"));
    QTest::keyClick(in<QPushButton>(wizard, "wizardNext"), Qt::Key_Space);
    QTRY_VERIFY(m_control->editor() && m_control->editor()->isVisible());
    FleetEditor *editor = m_control->editor();
    QCOMPARE(fileText(), before); // the user has not agreed yet
    QVERIFY(editor->draft().isChanged());
    QVERIFY2(editor->draft().fleet(), editor->draft().text().constData());
    shot(editor, "editor-added");
    QVERIFY(QTest::qWaitForWindowActive(editor));
    key(editor, Qt::Key_S, Qt::ControlModifier);
    for (const QByteArray &line : before.split('\n'))
        QVERIFY(fileText().contains(line)); // with every comment
    QVERIFY(readFleet(m_file).fleet->cluster(ClusterId(QStringLiteral("lab"))));
}

void TestDiscoveryWizard::aDeadEndIsShown()
{
    m_control->discover(nullptr);
    DiscoveryWizard *wizard = m_control->wizard();
    QVERIFY(QTest::qWaitForWindowActive(wizard));
    type(in<QLineEdit>(wizard, "discoverHost"), QStringLiteral("no-such-host.invalid"));
    key(wizard, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(in<QWidget>(wizard, "step:name")->accessibleName().endsWith(QStringLiteral("failed")),
                             kServerMs);
    QCOMPARE(wizard->step(), DiscoveryWizard::Way);
    shot(wizard, "wizard-dead-end");
    QTest::keyClick(in<QPushButton>(wizard, "wizardBack"), Qt::Key_Space);
    QCOMPARE(wizard->step(), DiscoveryWizard::Server);
}

QTEST_MAIN(TestDiscoveryWizard)
#include "test_discoverywizard.moc"
