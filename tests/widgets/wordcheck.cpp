// SPDX-License-Identifier: GPL-3.0-or-later
#include "wordcheck.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QTranslator>

namespace meridian::test
{

namespace
{

/// "Poll &now" becomes "⟦Poll &now¡¡¡¡⟧": longer by two fifths, and marked as translated.
class PseudoTranslator : public QTranslator
{
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
        "(^(allow|must-not|test|staging|production|postgres)$|orders|ledger|global-app|quiet-period|[a-z]{2}-[a-z]+-"
        "\\d|Meridian|PostgreSQL|JSON|Markdown|English|简体中文|UTC|Ctrl|verify-|require|"
        "prefer|disable|127\\.|https?:|Ireland|[A-Z][a-z]+/[A-Z])"));
    static const QRegularExpression word(QStringLiteral("\\p{L}{4,}"));
    return !text.contains(word) || text.contains(names);
}

/// Is it in the language that is spoken? Of English nothing can be told.
bool isSpoken(const QString &text, const QString &language)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return language == QLatin1String("pseudo")  ? text.contains(u'⟦')
           : language == QLatin1String("zh_CN") ? text.contains(han)
                                                : true;
}

bool bracketed(const QString &text)
{
    return text.contains(u'⟦');
}

QString textOf(const QWidget &w)
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
QString clipped(const QWidget &w)
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

} // namespace

WordCheck::WordCheck() = default;
WordCheck::~WordCheck() = default;

bool WordCheck::speak(const QString &language)
{
    m_language = language;
    QLocale::setDefault(QLocale(isPseudo() ? QStringLiteral("en") : language));
    std::unique_ptr<QTranslator> next = std::make_unique<QTranslator>();
    if (isPseudo())
        next = std::make_unique<PseudoTranslator>();
    if (!isPseudo() && !next->load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_%1.qm").arg(language)))
        return false;
    m_translator = std::move(next); // the one before takes itself out
    return QCoreApplication::installTranslator(m_translator.get());
}

QStringList WordCheck::faults(QWidget *shown, const QString &where) const
{
    QStringList out;
    QList<QWidget *> all = shown->findChildren<QWidget *>();
    all << shown;
    for (const QWidget *w : all) {
        const QString text = textOf(*w);
        const bool inner = w->objectName().startsWith(QLatin1String("qt_"));
        if (!w->isVisible() || inner || w->size().isEmpty())
            continue;
        const QString who = where + u' ' + QLatin1String(w->metaObject()->className()) + u' ' + w->objectName() + u' ';
        if (const QString why = clipped(*w); !why.isEmpty())
            out << who + why +
                       QStringLiteral(" (%1x%2 of %3x%4): ")
                           .arg(w->width())
                           .arg(w->height())
                           .arg(w->sizeHint().width())
                           .arg(w->sizeHint().height()) +
                       text;
        static const QStringList codes{QStringLiteral("checkCode"), QStringLiteral("stepStatements")};
        if (codes.contains(w->objectName()))
            continue; // a server's language, and names for scripts
        for (const QString &said : {text, w->toolTip(), w->accessibleName(), w->windowTitle()}) {
            if (!said.isEmpty() && !isSpoken(said, m_language) && !isData(said))
                out << who + QStringLiteral("not translated: ") + said;
        }
    }
    return out + untranslated(shown, where);
}

/// What is not a widget's own text: headings, choices, tabs and actions.
QStringList WordCheck::untranslated(QWidget *shown, const QString &where) const
{
    QStringList out;
    const auto check = [&](const QString &kind, const QString &said) {
        if (!said.isEmpty() && !isSpoken(said, m_language) && !isData(said))
            out << where + u' ' + kind + QStringLiteral(" not translated: ") + said;
    };
    for (const QHeaderView *header : shown->findChildren<QHeaderView *>()) {
        for (int i = 0; header->isVisible() && i < header->count(); ++i)
            check(QStringLiteral("heading"), header->model()->headerData(i, header->orientation()).toString());
    }
    for (const QComboBox *combo : shown->findChildren<QComboBox *>()) {
        for (int i = 0; combo->isVisible() && i < combo->count(); ++i)
            check(QStringLiteral("choice"), combo->itemText(i));
    }
    for (const QAction *action : shown->findChildren<QAction *>()) {
        const QObject *owner = action->parent();
        if (!action->objectName().startsWith(QLatin1String("_q")) && owner && !owner->inherits("QLineEdit") &&
            !owner->inherits("QTextEdit") && !owner->inherits("QPlainTextEdit"))
            check(QStringLiteral("action"), action->text());
    }
    return out;
}

/// What still has brackets, by itself or in a model that it shows.
QString WordCheck::left(QWidget *shown)
{
    QStringList out;
    QList<QWidget *> all = shown->findChildren<QWidget *>();
    all << shown;
    for (const QWidget *w : std::as_const(all)) {
        for (const QString &said : {textOf(*w), w->toolTip(), w->accessibleName(), w->accessibleDescription(),
                                    w->windowTitle(), w->statusTip()}) {
            if (bracketed(said))
                out << QLatin1String(w->metaObject()->className()) + u' ' + w->objectName() + u' ' + said;
        }
        if (const auto *edit = qobject_cast<const QLineEdit *>(w); edit && bracketed(edit->placeholderText()))
            out << edit->objectName() + u' ' + edit->placeholderText();
    }
    for (const QAction *action : shown->findChildren<QAction *>()) {
        if (bracketed(action->text()) || bracketed(action->toolTip()))
            out << action->text();
    }
    for (const QAbstractItemView *view : shown->findChildren<QAbstractItemView *>()) {
        const QAbstractItemModel *model = view->model();
        for (int column = 0; model && column < model->columnCount(); ++column) {
            QStringList said{model->headerData(column, Qt::Horizontal).toString()};
            for (int row = 0; row < std::min(model->rowCount(), 20); ++row) {
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    said << model->index(row, column).data(role).toString();
            }
            for (const QString &text : std::as_const(said)) {
                if (bracketed(text))
                    out << QLatin1String(view->metaObject()->className()) + u' ' + view->objectName() + u' ' + text;
            }
        }
    }
    return out.join(u'\n');
}

} // namespace meridian::test
