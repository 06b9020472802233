// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpalette.h"

#include "icons.h"
#include "palettelist.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kWidth = 660, kListHeight = 430, kPageRows = 8, kDimming = 120;
}

CommandPalette::CommandPalette(QWidget *window)
    : QWidget(window)
    , m_card(new QFrame(this))
    , m_mark(new QLabel(m_card))
    , m_input(new QLineEdit(m_card))
    , m_list(new QListView(m_card))
    , m_foot(new QLabel(m_card))
    , m_rows(new PaletteRows(this))
    , m_delegate(new PaletteDelegate(*m_rows, this))
{
    setObjectName(QStringLiteral("palette"));
    m_card->setObjectName(QStringLiteral("paletteCard"));
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_foot->setObjectName(QStringLiteral("paletteFoot"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(false);
    m_foot->setFont(textFont(0.85));

    auto *typing = new QHBoxLayout;
    typing->setContentsMargins(16, 8, 12, 8);
    typing->setSpacing(8);
    typing->addWidget(m_mark);
    typing->addWidget(m_input, 1);
    auto *line = new QFrame(m_card);
    line->setObjectName(QStringLiteral("paletteLine"));
    line->setFixedHeight(1);
    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(2, 2, 2, 4);
    card->setSpacing(0);
    card->addLayout(typing);
    card->addWidget(line);
    card->addWidget(m_list, 1);
    card->addWidget(m_foot, 0, Qt::AlignHCenter);

    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    m_input->installEventFilter(this);
    window->installEventFilter(this);
    hide();
    retranslate();
}

void CommandPalette::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_mark->setPixmap(iconPixmap(QStringLiteral("search"), theme.dimText, 20, devicePixelRatioF()));
}

void CommandPalette::open(const QList<PaletteEntry> &entries, const QStringList &recentKeys, const QString &typed)
{
    m_before = window()->focusWidget();
    m_recent = recentKeys;
    m_search.setEntries(entries);
    {
        const QSignalBlocker once(m_input);
        m_input->setText(typed);
    }
    search();
    place();
    show();
    raise();
    m_input->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::close()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::search()
{
    m_rows->show(m_search, m_search.search(m_input->text(), m_recent));
    const int found = m_rows->found();
    m_foot->setText(found > 0 ? tr("↑ ↓ choose   ·   Enter do it   ·   Esc leave")
                              : tr("Nothing fits. Try fewer letters."));
    m_input->setAccessibleDescription(tr("%1 found").arg(found));
    move(0);
    m_list->scrollToTop();
}

/// `rows` from the current one; 0: the first there is.
void CommandPalette::move(int rows)
{
    const int last = m_rows->rowCount() - 1;
    const int from = rows == 0 ? 0 : std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, last));
    int to = m_rows->nextChoice(from, rows < 0 ? -1 : 1);
    if (to < 0)
        to = m_rows->nextChoice(from, rows < 0 ? 1 : -1); // only a title is left in this direction
    if (to < 0)
        return;
    m_list->setCurrentIndex(m_rows->index(to));
    if (to == 1)
        m_list->scrollToTop(); // with the title above it
    // The field has the focus; screen readers hear which row Enter would take.
    QAccessibleEvent spoken(m_list, QAccessible::Focus);
    spoken.setChild(to);
    QAccessible::updateAccessibility(&spoken);
}

void CommandPalette::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || m_rows->row(index.row()).isTitle)
        return;
    const QString chosenKey = m_rows->row(index.row()).entry.key;
    close();
    Q_EMIT chosen(chosenKey);
}

bool CommandPalette::key(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        move(-1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        move(1);
        return true;
    case Qt::Key_PageUp:
        move(-kPageRows);
        return true;
    case Qt::Key_PageDown:
        move(kPageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress)
        return key(static_cast<QKeyEvent *>(event)->key());
    // Esc is a shortcut of other places, too: here it is the field's.
    if (watched == m_input && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int wide = std::min(kWidth, width() - 32);
    const int top = std::max(24, height() / 8);
    const int high = std::min(kListHeight + 90, height() - top - 24);
    m_card->setGeometry((width() - wide) / 2, top, wide, high);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, kDimming));
}

void CommandPalette::mousePressEvent(QMouseEvent *)
{
    close(); // beside the card
}

void CommandPalette::retranslate()
{
    setAccessibleName(tr("Command palette"));
    m_input->setPlaceholderText(tr("Find a node, region, page, action or setting…"));
    m_input->setAccessibleName(tr("Find a node, region, page, action or setting"));
    m_list->setAccessibleName(tr("Found"));
}

void CommandPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
