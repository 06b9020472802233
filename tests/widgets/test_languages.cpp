// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, the palette, help, about and the forms, laid out in English, in Chinese and in a pseudo-language that is
// 40 % longer and puts every translated text into brackets: what is clipped, and what was never translated, shows
// itself.
#include "firstrunpage.h"
#include "helpwindow.h"
#include "livesnapshot.h"
#include "mainwindow.h"
#include "mapview.h"
#include "nodespage.h"
#include "watcharea.h"

#include <QApplication>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace meridian;

namespace
{

/// "Poll &now" becomes "⟦Poll &now¡¡¡¡⟧": longer by two fifths, and marked as translated.
class PseudoTranslator : public QTranslator
{
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int n) const override
    {
        if (!source || !*source || QByteArray(context).startsWith('Q')) // Qt's own texts are Qt's
            return {};
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QStringLiteral("%n"), QString::number(n));
        const qsizetype longer = (text.size() * 2 + 4) / 5;
        return QStringLiteral("⟦%1%2⟧").arg(text, QString(longer, u'¡'));
    }
};

/// Words that nobody translates: names of the world under test, signs of units, protocols and formats.
bool isData(const QString &text)
{
    static const QRegularExpression names(QStringLiteral(
        "(orders|ledger|global-app|[a-z]{2}-[a-z]+-\\d|Meridian|PostgreSQL|English|简体中文|UTC|Ctrl|verify-|require|"
        "prefer|disable|127\\.|https?:|Ireland|[A-Z][a-z]+/[A-Z])"));
    static const QRegularExpression word(QStringLiteral("\\p{L}{4,}"));
    return !text.contains(word) || text.contains(names);
}

bool bracketed(const QString &text)
{
    return text.contains(u'⟦');
}

} // namespace

class TestLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void layout_data();
    void layout();
    void switchesWhileRunning();

private:
    void speak(const QString &language);
    void open(const QString &theme);
    void lookAt(QWidget *shown, const QString &where);
    void save(QWidget *shown, const QString &name);
    QString clipped(const QWidget &w) const;
    static QString textOf(const QWidget &w);

    QTemporaryDir m_dir;
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<MainWindow> m_window;
    QString m_language;
    QStringList m_faults;
};

void TestLanguages::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
}

void TestLanguages::cleanup()
{
    m_window.reset();
    speak(QStringLiteral("en"));
}

void TestLanguages::speak(const QString &language)
{
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_language = language;
    QLocale::setDefault(QLocale(language == QLatin1String("pseudo") ? QStringLiteral("en") : language));
    if (language == QLatin1String("pseudo")) {
        m_translator = std::make_unique<PseudoTranslator>();
    } else {
        m_translator = std::make_unique<QTranslator>();
        QVERIFY(m_translator->load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_%1.qm").arg(language)));
    }
    QVERIFY(QCoreApplication::installTranslator(m_translator.get()));
}

void TestLanguages::open(const QString &theme)
{
    MainWindowOptions options;
    options.theme = themeFromText(theme);
    options.size = QSize(1366, 768);
    options.settingsFile = m_dir.filePath(QStringLiteral("window.ini"));
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QString TestLanguages::textOf(const QWidget &w)
{
    if (const auto *label = qobject_cast<const QLabel *>(&w))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&w))
        return button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(&w))
        return edit->text().isEmpty() ? edit->placeholderText() : QString();
    return {};
}

/// Why the text of a control does not fit; empty when it does. Text that is cut but whole in the tooltip is not lost.
QString TestLanguages::clipped(const QWidget &w) const
{
    if (const auto *label = qobject_cast<const QLabel *>(&w)) {
        if (label->wordWrap())
            return label->height() < label->heightForWidth(label->width()) ? QStringLiteral("too low") : QString();
        const bool fits = label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height();
        return fits || label->toolTip().contains(label->text()) ? QString() : QStringLiteral("label clipped");
    }
    if (qobject_cast<const QPushButton *>(&w) || qobject_cast<const QToolButton *>(&w)) {
        const int needed = w.sizeHint().width();
        const auto *tool = qobject_cast<const QToolButton *>(&w);
        // A tool button of fixed size: only its words count.
        const int words = tool ? tool->fontMetrics().size(Qt::TextShowMnemonic, tool->text()).width() + 4 : needed;
        const bool fits = w.width() >= std::min(needed, words);
        return fits || w.toolTip().contains(textOf(w)) ? QString() : QStringLiteral("button clipped");
    }
    return {};
}

void TestLanguages::lookAt(QWidget *shown, const QString &where)
{
    QList<QWidget *> all = shown->findChildren<QWidget *>();
    all << shown;
    for (const QWidget *w : all) {
        const QString text = textOf(*w);
        const bool inner = w->objectName().startsWith(QLatin1String("qt_"));
        if (!w->isVisible() || inner || w->size().isEmpty())
            continue;
        const QString who = where + u' ' + QLatin1String(w->metaObject()->className()) + u' ' + w->objectName() + u' ';
        if (const QString why = clipped(*w); !why.isEmpty())
            m_faults << who + why + QStringLiteral(" (%1 of %2): ").arg(w->width()).arg(w->sizeHint().width()) + text;
        if (m_language == QLatin1String("pseudo")) {
            for (const QString &said : {text, w->toolTip(), w->accessibleName(), w->windowTitle()}) {
                if (!said.isEmpty() && !bracketed(said) && !isData(said))
                    m_faults << who + QStringLiteral("not translated: ") + said;
            }
        }
    }
    for (const QHeaderView *header : shown->findChildren<QHeaderView *>()) {
        for (int i = 0; header->isVisible() && m_language == QLatin1String("pseudo") && i < header->count(); ++i) {
            const QString said = header->model()->headerData(i, header->orientation()).toString();
            if (!said.isEmpty() && !bracketed(said) && !isData(said))
                m_faults << where + QStringLiteral(" heading not translated: ") + said;
        }
    }
    if (m_language == QLatin1String("pseudo")) {
        for (const QAction *action : shown->findChildren<QAction *>()) {
            if (!action->text().isEmpty() && !bracketed(action->text()) && !isData(action->text()) &&
                !action->objectName().startsWith(QLatin1String("_q")) && action->parent() &&
                !action->parent()->inherits("QLineEdit") && !action->parent()->inherits("QTextEdit"))
                m_faults << where + QStringLiteral(" action not translated: ") + action->text();
        }
    }
}

/// With MERIDIAN_SHOT_DIR set, a picture to be looked at.
void TestLanguages::save(QWidget *shown, const QString &name)
{
    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    if (!folder.isEmpty())
        QVERIFY(shown->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

void TestLanguages::layout_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char *language : {"en", "zh_CN", "pseudo"}) {
        for (const char *theme : {"dark", "light", "contrast"})
            QTest::addRow("%s %s", language, theme)
                << QString(QLatin1String(language)) << QString(QLatin1String(theme));
    }
}

void TestLanguages::layout()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    m_faults.clear();
    speak(language);
    open(theme);
    const auto look = [&](QWidget *shown, const QString &where) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(m_window->size(), QSize(1366, 768)); // nothing forces it to be larger
        lookAt(shown, where);
        save(shown, QStringLiteral("%1-%2-%3").arg(where, theme, language));
    };
    look(m_window.get(), QStringLiteral("first"));
    m_window->firstRun()->showError({ErrorKind::BadInput, QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"),
                                     QStringLiteral("08006"), QStringLiteral("127.0.0.1")});
    look(m_window.get(), QStringLiteral("error"));

    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    m_window->showFleet(snapshot);
    m_window->addMeasurements(test::liveMeasurements(*snapshot));
    for (const Page page : allPages()) {
        m_window->setPage(page);
        m_window->area()->select(RegionId(QStringLiteral("eu-west-1")));
        const auto drawn = [this] { return m_window->area()->map()->layoutShown().markers.size() == 7; };
        QTRY_VERIFY_WITH_TIMEOUT(page != Page::Map || drawn(), 20000);
        look(m_window.get(), toText(page));
    }
    m_window->setPage(Page::Map);
    m_window->findChild<QAction *>(QStringLiteral("search"))->trigger();
    look(m_window.get(), QStringLiteral("palette"));
    QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput")), QStringLiteral("eu"));
    save(m_window.get(), QStringLiteral("palette-eu-%1-%2").arg(theme, language));
    QTest::keyClick(m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput")), Qt::Key_Escape);
    for (const char *name : {"settingsMenu", "fleetMenu"}) {
        auto *menu = m_window->findChild<QMenu *>(QLatin1String(name));
        menu->popup(m_window->mapToGlobal(QPoint(90, 90)));
        look(menu, QLatin1String(name));
        menu->close();
    }
    for (const char *name : {"help", "shortcuts", "about"}) {
        m_window->findChild<QAction *>(QLatin1String(name))->trigger();
        auto *dialog = m_window->findChild<QWidget *>(QLatin1String(name) + QStringLiteral("Window"));
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        look(dialog, QLatin1String(name));
        dialog->close();
    }
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

/// What was built in one language speaks the next one: nothing keeps brackets after the pseudo-language is gone.
void TestLanguages::switchesWhileRunning()
{
    m_faults.clear();
    speak(QStringLiteral("pseudo"));
    open(QStringLiteral("dark"));
    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    m_window->showFleet(snapshot);
    for (const Page page : allPages())
        m_window->setPage(page);
    for (const char *name : {"help", "shortcuts", "about"})
        m_window->findChild<QAction *>(QLatin1String(name))->trigger();
    speak(QStringLiteral("en"));
    m_window->setSnapshot(snapshot);
    const auto left = [this] {
        QStringList out;
        for (const QWidget *w : m_window->findChildren<QWidget *>()) {
            for (const QString &said : {textOf(*w), w->toolTip(), w->accessibleName(), w->windowTitle()}) {
                if (bracketed(said))
                    out << QLatin1String(w->metaObject()->className()) + u' ' + w->objectName() + u' ' + said;
            }
        }
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (bracketed(action->text()))
                out << action->text();
        }
        return out.join(u'\n');
    };
    QTRY_COMPARE(left(), QString());
}

QTEST_MAIN(TestLanguages)
#include "test_languages.moc"
