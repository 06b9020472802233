// SPDX-License-Identifier: GPL-3.0-or-later
#include "helpwindow.h"

#include "helptopics.h"
#include "icons.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kContentsWidth = 200;
constexpr qreal kHeadingScales[] = {1.0, 1.7, 1.25, 1.08};

QToolButton *toolButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIconSize({18, 18});
    return button;
}

void styleBlock(const QTextBlock &block, const Theme &theme)
{
    const int level = std::clamp(block.blockFormat().headingLevel(), 0, 3);
    QTextCursor cursor(block);
    QTextBlockFormat space;
    space.setTopMargin(level > 1 ? 18 : level == 1 ? 4 : block.textList() ? 2 : 6);
    space.setBottomMargin(level > 0 ? 6 : block.textList() ? 2 : 6);
    space.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    if (cursor.currentTable())
        space.setTopMargin(2), space.setBottomMargin(2);
    cursor.mergeBlockFormat(space);
    cursor.select(QTextCursor::BlockUnderCursor);
    if (level > 0) {
        QTextCharFormat heading;
        heading.setFont(textFont(kHeadingScales[level], QFont::DemiBold));
        heading.setForeground(theme.text);
        cursor.mergeCharFormat(heading);
    }
}

} // namespace

void styleDocument(QTextDocument &document, const Theme &theme)
{
    document.setUndoRedoEnabled(false);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        styleBlock(block, theme);
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            QTextCharFormat format;
            if (fragment.charFormat().fontFixedPitch()) {
                format.setFont(figureFont(0.95));
                format.setBackground(theme.isHighContrast ? theme.selection : theme.card);
            }
            if (fragment.charFormat().isAnchor())
                format.setForeground(theme.accent);
            if (format.isEmpty())
                continue;
            QTextCursor cursor(&document);
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(format);
            it = block.begin(); // fragments may have changed
            while (!it.atEnd() && it.fragment().position() < fragment.position())
                ++it;
        }
    }
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(theme.line);
        format.setBorderBrush(theme.border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(6);
        format.setTopMargin(8);
        format.setBottomMargin(8);
        table->setFormat(format);
    }
}

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_back(toolButton(QStringLiteral("helpBack"), this))
    , m_forward(toolButton(QStringLiteral("helpForward"), this))
    , m_search(new QLineEdit(this))
    , m_contents(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(QStringLiteral("helpContents"));
    m_contents->setFixedWidth(kContentsWidth);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(12);
    auto *bar = new QHBoxLayout;
    for (QWidget *w : std::initializer_list<QWidget *>{m_back, m_forward, m_search})
        bar->addWidget(w);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(10);
    columns->addWidget(m_contents);
    columns->addWidget(m_text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addLayout(columns, 1);
    resize(920, 660);

    connect(m_back, &QToolButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_text, &QTextBrowser::forward);
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_text, &QTextBrowser::sourceChanged, this, &HelpWindow::follow);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_contents, &QListWidget::itemActivated, this, [this] { m_text->setFocus(); });
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item && item->data(Qt::UserRole).toString() != topic())
            show(item->data(Qt::UserRole).toString());
    });
    m_back->setShortcut(QKeySequence::Back);
    m_forward->setShortcut(QKeySequence::Forward);
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    retranslate();
}

void HelpWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_back->setIcon(icon(QStringLiteral("back"), theme.text));
    m_forward->setIcon(icon(QStringLiteral("forward"), theme.text));
    if (!m_text->source().isEmpty())
        m_text->reload(); // what was styled keeps the old colours
    if (!m_text->source().isEmpty())
        follow(m_text->source());
}

void HelpWindow::show(const QString &topic)
{
    const QString known = helpTopics().contains(topic) ? topic : helpTopics().first();
    m_text->setSource(QUrl(helpAddress(known, helpLanguage())));
}

void HelpWindow::fillContents()
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    const QString language = helpLanguage();
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    for (const QString &name : helpTopics()) {
        const QString text = helpText(name, language);
        const auto says = [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); };
        if (!std::all_of(words.begin(), words.end(), says))
            continue;
        auto *item = new QListWidgetItem(helpTitle(name, language), m_contents);
        item->setData(Qt::UserRole, name);
        item->setToolTip(item->text());
        if (name == topic())
            m_contents->setCurrentItem(item);
    }
}

void HelpWindow::search(const QString &)
{
    fillContents();
    if (m_contents->count() > 0 && !m_contents->currentItem())
        m_contents->setCurrentRow(0);
    markWords();
}

void HelpWindow::follow(const QUrl &address)
{
    m_topic = address.fileName().section(u'.', 0, 0);
    styleDocument(*m_text->document(), m_theme);
    setWindowTitle(tr("%1 – Meridian help").arg(helpTitle(topic(), helpLanguage())));
    fillContents();
    markWords();
}

void HelpWindow::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString &word : m_search->text().split(u' ', Qt::SkipEmptyParts)) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(m_theme.accentFill);
        mark.format.setForeground(m_theme.onFill);
        for (mark.cursor = m_text->document()->find(word, 0); !mark.cursor.isNull();
             mark.cursor = m_text->document()->find(word, mark.cursor))
            marks << mark;
    }
    m_text->setExtraSelections(marks);
}

void HelpWindow::retranslate()
{
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back"));
    m_forward->setAccessibleName(tr("Forward"));
    m_forward->setToolTip(tr("Forward"));
    m_search->setPlaceholderText(tr("Search the help…"));
    m_search->setAccessibleName(tr("Search the help"));
    m_contents->setAccessibleName(tr("Contents"));
    m_text->setAccessibleName(tr("Help text"));
    if (!m_text->source().isEmpty())
        show(topic());
    fillContents();
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
