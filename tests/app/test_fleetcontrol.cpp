// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet editor as a person uses it, by keyboard: a real file with comments and a real server.
#include "discoverywizard.h"
#include "fleetcontrol.h"
#include "fleeteditor.h"
#include "fleetfile.h"
#include "mainwindow.h"
#include "plainserver.h"
#include "windowtyping.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace meridian;
using namespace meridian::test;

namespace
{

constexpr int kServerMs = 20'000;

} // namespace

class TestFleetControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void editedByKeyboardKeepsTheComments();
    void problemsStandAtTheirField();
    void addsAndRemovesWithUndo();
    void connectionIsTested();
    void passwordSourceIsNamed();
    void changedOnDiskIsRefused();
    void unsavedChangesAreAskedFor();
    void everyControlHasAName();

private:
    QByteArray fileText() const;
    FleetEditor *edit();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<PlainServer> m_server;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FleetControl> m_control;
    QString m_file;
};

void TestFleetControl::initTestCase()
{
    auto server = PlainServer::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().text()));
    m_server = std::move(*server);
    m_server->run("CREATE ROLE nobody_much LOGIN");
}

void TestFleetControl::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("fleet.yaml"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "# our shop\nname: shop # short\n\ncredentials:\n  - name: monitor # read only\n    user: nobody_much\n\n"
        "clusters:\n  - name: orders\n    tls: {mode: disable} # a lab\n    credential: monitor\n    nodes:\n"
        "      # the first\n      - name: a\n        host: 127.0.0.1\n        port: " +
        QByteArray::number(m_server->port()) + " # odd\n        region: eu-west-1\n");
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

void TestFleetControl::cleanup()
{
    m_control.reset();
    m_window.reset();
}

QByteArray TestFleetControl::fileText() const
{
    QFile file(m_file);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FleetEditor *TestFleetControl::edit()
{
    m_control->edit(readFleet(m_file).fleet);
    FleetEditor *editor = m_control->editor();
    [&] { QVERIFY(QTest::qWaitForWindowActive(editor)); }();
    return editor;
}

void TestFleetControl::editedByKeyboardKeepsTheComments()
{
    const QByteArray before = fileText();
    FleetEditor *editor = edit();
    key(editor, Qt::Key_Down); // Clusters
    key(editor, Qt::Key_Down); // orders
    key(editor, Qt::Key_Down); // a
    type(in<QLineEdit>(editor, "field:host"), QStringLiteral("localhost"));
    type(in<QLineEdit>(editor, "field:database"), QStringLiteral("app"));
    auto *promotion = in<QComboBox>(editor, "field:promotion");
    promotion->setFocus();
    key(editor, Qt::Key_End);
    QVERIFY(in<QPlainTextEdit>(editor, "diff")->toPlainText().contains(QStringLiteral("+        host: localhost")));
    shot(editor, "editor-changed");
    key(editor, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(fileText(), QByteArray(before)
                             .replace("host: 127.0.0.1\n", "host: localhost\n")
                             .replace(" # odd\n", " # odd\n        database: app\n")
                             .replace("region: eu-west-1\n", "region: eu-west-1\n        promotion: must-not\n"));
    QVERIFY(!editor->isWindowModified());
    QVERIFY(editor->close());
}

void TestFleetControl::problemsStandAtTheirField()
{
    FleetEditor *editor = edit();
    editor->choose({QStringLiteral("clusters"), QStringLiteral("0"), QStringLiteral("nodes"), QStringLiteral("0")});
    type(in<QLineEdit>(editor, "field:port"), QStringLiteral("70000"));
    type(in<QLineEdit>(editor, "field:region"), QStringLiteral("nowhere"));
    auto *port = in<QLabel>(editor, "problem:port");
    QVERIFY(port->isVisible());
    QCOMPARE(port->text(), QStringLiteral("'port': expected a whole number from 1 to 65535, found 70000"));
    QVERIFY(in<QLabel>(editor, "problem:region")->text().contains(QStringLiteral("unknown region 'nowhere'")));
    QVERIFY(!in<QPushButton>(editor, "saveFleet")->isEnabled());
    shot(editor, "editor-problems");
    in<QLineEdit>(editor, "field:host")->setFocus();
    QTest::keyClick(in<QPushButton>(editor, "nextProblem"), Qt::Key_Space);
    QCOMPARE(editor->focusWidget()->objectName(), QStringLiteral("field:port"));
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(in<QPushButton>(editor, "undo"), Qt::Key_Space);
    QVERIFY(!port->isVisible());
    QVERIFY(!editor->draft().isChanged());
}

void TestFleetControl::addsAndRemovesWithUndo()
{
    FleetEditor *editor = edit();
    for (const char *list : {"regions", "credentials", "clusters", "nodes"}) {
        const auto *action = editor->findChild<QAction *>(QStringLiteral("add:%1").arg(QLatin1String(list)));
        QVERIFY(action);
        const_cast<QAction *>(action)->trigger();
        QCOMPARE(editor->focusWidget()->objectName(), QStringLiteral("field:name"));
    }
    QVERIFY(!editor->draft().problems().isEmpty()); // the new nodes have no host yet
    QVERIFY(in<QLabel>(editor, "problem:host")->text().contains(QStringLiteral("is missing")));
    type(in<QLineEdit>(editor, "field:host"), QStringLiteral("h"));
    type(in<QLineEdit>(editor, "field:region"), QStringLiteral("us-east-1"));
    auto *tree = in<QTreeWidget>(editor, "fleetTree");
    editor->choose({QStringLiteral("clusters"), QStringLiteral("1")});
    tree->setFocus();
    key(editor, Qt::Key_Delete); // the cluster that was added
    editor->choose({QStringLiteral("credentials"), QStringLiteral("0")});
    auto *name = in<QLineEdit>(editor, "field:name");
    type(name, QStringLiteral("watcher"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(editor->draft().value({QStringLiteral("clusters"), QStringLiteral("0"), QStringLiteral("credential")}),
             QStringLiteral("watcher"));
    while (editor->draft().canUndo())
        QTest::keyClick(in<QPushButton>(editor, "undo"), Qt::Key_Space);
    QVERIFY(!editor->draft().isChanged());
}

void TestFleetControl::connectionIsTested()
{
    FleetEditor *editor = edit();
    editor->choose({QStringLiteral("clusters"), QStringLiteral("0"), QStringLiteral("nodes"), QStringLiteral("0")});
    key(editor, Qt::Key_T, Qt::ControlModifier);
    const auto said = [&](const char *row) { return in<QWidget>(editor, row)->accessibleName(); };
    QTRY_VERIFY_WITH_TIMEOUT(said("step:replication").endsWith(QStringLiteral("passed")), kServerMs);
    QVERIFY(said("step:rights").endsWith(QStringLiteral("failed")));
    QVERIFY(in<QWidget>(editor, "step:rights")
                ->accessibleDescription()
                .contains(QStringLiteral("GRANT pg_monitor TO nobody_much;")));
    shot(editor, "editor-tested");
    m_server->run("GRANT pg_monitor TO nobody_much");
    key(editor, Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(said("step:rights").endsWith(QStringLiteral("passed")), kServerMs);
    m_server->run("REVOKE pg_monitor FROM nobody_much");
}

void TestFleetControl::passwordSourceIsNamed()
{
    qputenv("MERIDIAN_PASSWORD_MONITOR", "not shown");
    FleetEditor *editor = edit();
    editor->choose({QStringLiteral("credentials"), QStringLiteral("0")});
    auto *source = in<QLabel>(editor, "passwordSource");
    QTRY_VERIFY_WITH_TIMEOUT(source->text().contains(QStringLiteral("MERIDIAN_PASSWORD_MONITOR")), kServerMs);
    shot(editor, "editor-credential");
    auto *password = in<QLineEdit>(editor, "password");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    type(password, QStringLiteral("secret1"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(password->text().isEmpty());
    QVERIFY(!editor->draft().isChanged()); // never into the file
    QTRY_VERIFY_WITH_TIMEOUT(!source->text().isEmpty(), kServerMs);
    QVERIFY(!source->text().contains(QStringLiteral("secret1")) &&
            !source->text().contains(QStringLiteral("not shown")));
    qunsetenv("MERIDIAN_PASSWORD_MONITOR");
}

void TestFleetControl::changedOnDiskIsRefused()
{
    FleetEditor *editor = edit();
    type(in<QLineEdit>(editor, "field:name"), QStringLiteral("mine"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::Append));
    file.write("# somebody else was here\n");
    file.close();
    key(editor, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(in<QWidget>(editor, "editorError")->isVisible());
    QVERIFY(fileText().contains("name: shop"));
    QTest::keyClick(in<QPushButton>(editor, "showThere"), Qt::Key_Space);
    QVERIFY(in<QPlainTextEdit>(editor, "diff")->toPlainText().contains(QStringLiteral("+# somebody else was here")));
    shot(editor, "editor-conflict");
    QTest::keyClick(in<QPushButton>(editor, "reloadFleet"), Qt::Key_Space);
    QVERIFY(!in<QWidget>(editor, "editorError")->isVisible());
    QVERIFY(editor->draft().text().endsWith("# somebody else was here\n"));
}

void TestFleetControl::unsavedChangesAreAskedFor()
{
    FleetEditor *editor = edit();
    type(in<QLineEdit>(editor, "field:name"), QStringLiteral("mine"));
    key(editor, Qt::Key_Escape);
    QVERIFY(editor->isVisible());
    QTRY_VERIFY(editor->findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
    auto *question = in<QMessageBox>(editor, "unsavedQuestion");
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!editor->findChild<QMessageBox *>(QStringLiteral("unsavedQuestion")));
    QVERIFY(editor->isVisible());
    editor->close();
    question = in<QMessageBox>(editor, "unsavedQuestion");
    QTest::keyClick(question->defaultButton(), Qt::Key_Return);
    QTRY_VERIFY(!editor->isVisible());
    QVERIFY(fileText().contains("name: mine # short"));
}

void TestFleetControl::everyControlHasAName()
{
    FleetEditor *editor = edit();
    m_control->discover(nullptr);
    for (QWidget *window : {static_cast<QWidget *>(editor), static_cast<QWidget *>(m_control->wizard())}) {
        for (QWidget *w : window->findChildren<QWidget *>()) {
            if (w->focusPolicy() == Qt::NoFocus || qobject_cast<QLabel *>(w) ||
                w->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(w);
            QVERIFY2(!w->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                         qobject_cast<QAbstractScrollArea *>(w) || qobject_cast<QLineEdit *>(w->focusProxy()) ||
                         qobject_cast<QAbstractSpinBox *>(w->parentWidget()),
                     qPrintable(QLatin1String(w->metaObject()->className()) + u' ' + w->objectName()));
        }
    }
}

QTEST_MAIN(TestFleetControl)
#include "test_fleetcontrol.moc"
