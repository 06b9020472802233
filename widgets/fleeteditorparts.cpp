// SPDX-License-Identifier: GPL-3.0-or-later
// What the fleet editor is made of and how it looks: parts, layout, words, theme.
#include "fleeteditor.h"

#include "diffview.h"
#include "errorcard.h"
#include "fleetform.h"
#include "fleettree.h"
#include "steplist.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

QPushButton *button(const char *name, QWidget *parent, const char *role = nullptr)
{
    auto *b = new QPushButton(parent);
    b->setObjectName(QString::fromLatin1(name));
    if (role)
        b->setProperty("role", QString::fromLatin1(role));
    return b;
}

QLabel *title(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(textFont(1.0, QFont::DemiBold));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QFrame *panel(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setProperty("role", QStringLiteral("panel"));
    return frame;
}

const char *const kLists[] = {"nodes", "clusters", "regions", "credentials"};

} // namespace

FleetEditor::FleetEditor(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_tree(new FleetTree(this))
    , m_form(new FleetForm(this))
    , m_diff(new DiffView(this))
    , m_steps(new StepList(this))
    , m_error(new ErrorCard(QStringLiteral("editorError"), this))
    , m_conflict(new QWidget(this))
    , m_diffTitle(title("diffTitle", this))
    , m_testTitle(title("testTitle", this))
    , m_problems(new QLabel(this))
    , m_add(new QToolButton(this))
    , m_remove(button("removeEntry", this))
    , m_undo(button("undo", this))
    , m_redo(button("redo", this))
    , m_next(button("nextProblem", this))
    , m_test(button("testConnection", this))
    , m_copy(button("copySteps", this, "quiet"))
    , m_cancel(button("closeEditor", this))
    , m_save(button("saveFleet", this, "primary"))
    , m_showThere(button("showThere", m_conflict))
    , m_reload(button("reloadFleet", m_conflict))
{
    setObjectName(QStringLiteral("fleetEditor"));
    resize(1180, 860);
    auto *columns = new QSplitter(Qt::Horizontal);
    columns->addWidget(makeSide());
    columns->addWidget(m_form);
    columns->addWidget(makeTest());
    columns->setStretchFactor(1, 1);
    columns->setSizes({250, 600, 330});
    columns->setChildrenCollapsible(false);
    auto *rows = new QSplitter(Qt::Vertical);
    rows->addWidget(columns);
    rows->addWidget(makeChanges());
    rows->setStretchFactor(0, 1);
    rows->setSizes({600, 190});
    rows->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rows, 1);
    layout->addWidget(m_error);
    layout->addWidget(makeBar());
    m_error->hide();
    wireParts();
    retranslate();
}

QWidget *FleetEditor::makeSide()
{
    QFrame *side = panel(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 10, 0, 10);
    m_add->setObjectName(QStringLiteral("addEntry"));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_add->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_add);
    for (const char *list : kLists) {
        QAction *action = menu->addAction(QString(), this, [this, list] { addEntry(QString::fromLatin1(list)); });
        action->setObjectName(QStringLiteral("add:%1").arg(QLatin1String(list)));
        m_adding.append(action);
    }
    m_add->setMenu(menu);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 8, 0);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    layout->addWidget(m_tree, 1);
    side->setMinimumWidth(200);
    return side;
}

QWidget *FleetEditor::makeTest()
{
    QFrame *side = panel(this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(14, 14, 14, 10);
    auto *head = new QHBoxLayout;
    head->addWidget(m_testTitle, 1);
    head->addWidget(m_copy);
    layout->addLayout(head);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_steps);
    scroll->setObjectName(QStringLiteral("inspectorScroll")); // on a panel's ground
    m_steps->setObjectName(QStringLiteral("inspectorBody"));
    layout->addWidget(scroll, 1);
    layout->addWidget(m_test);
    side->setMinimumWidth(280);
    return side;
}

QWidget *FleetEditor::makeChanges()
{
    QFrame *area = panel(this);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(14, 8, 14, 8);
    auto *head = new QHBoxLayout;
    head->addWidget(m_diffTitle, 1);
    auto *conflict = new QHBoxLayout(m_conflict);
    conflict->setContentsMargins(0, 0, 0, 0);
    conflict->addWidget(m_showThere);
    conflict->addWidget(m_reload);
    m_conflict->hide();
    head->addWidget(m_conflict);
    layout->addLayout(head);
    m_diff->setObjectName(QStringLiteral("diff"));
    layout->addWidget(m_diff, 1);
    return area;
}

QWidget *FleetEditor::makeBar()
{
    QFrame *bar = panel(this);
    bar->setObjectName(QStringLiteral("topBar")); // a line, and a panel's ground
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 10, 14, 10);
    m_problems->setObjectName(QStringLiteral("problemText"));
    m_problems->setTextFormat(Qt::PlainText);
    m_problems->setProperty("role", QStringLiteral("dim"));
    m_problems->setMinimumWidth(0);
    m_problems->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addWidget(m_next);
    layout->addWidget(m_problems, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_save);
    const std::pair<QKeySequence, QPushButton *> keys[] = {{QKeySequence::Undo, m_undo},
                                                           {QKeySequence::Redo, m_redo},
                                                           {QKeySequence::Save, m_save},
                                                           {QKeySequence(Qt::CTRL | Qt::Key_T), m_test}};
    for (const auto &[key, pressed] : keys) // a button's own shortcut is its mnemonic
        connect(new QShortcut(key, this), &QShortcut::activated, pressed, &QPushButton::click);
    return bar;
}

void FleetEditor::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_tree->setTheme(theme);
    m_form->setTheme(theme);
    m_diff->setTheme(theme);
    m_steps->setTheme(theme);
    m_error->setTheme(theme);
}

void FleetEditor::retranslate()
{
    const QString file = QFileInfo(m_draft.file()).fileName();
    const QStringList adding{tr("&Node"), tr("&Cluster"), tr("&Region"), tr("Cre&dential")};
    for (qsizetype i = 0; i < adding.size(); ++i)
        m_adding[i]->setText(adding[i]);
    m_add->setText(tr("&Add…"));
    m_add->setAccessibleName(tr("Add an entry"));
    m_remove->setText(tr("Remo&ve"));
    m_remove->setToolTip(tr("Take the chosen entry out of the file (Delete)"));
    m_undo->setText(tr("&Undo"));
    m_redo->setText(tr("Red&o"));
    m_test->setText(tr("Test &connection"));
    m_test->setToolTip(tr("Try the way to the chosen node step by step (Ctrl+T)"));
    m_copy->setText(tr("Cop&y"));
    m_cancel->setText(tr("Close"));
    m_save->setText(tr("&Save"));
    m_save->setToolTip(tr("Write the changed lines into %1 (Ctrl+S)").arg(file));
    m_showThere->setText(tr("Show what changed there"));
    m_reload->setText(tr("&Reload"));
    m_reload->setToolTip(tr("Take what is on disk; Undo brings your text back"));
    m_diffTitle->setText(m_draft.isChanged() ? tr("What changes in %1").arg(file)
                                             : tr("Nothing changed in %1").arg(file));
    m_diff->setAccessibleName(tr("Lines that change"));
    m_diff->setPlaceholderText(
        tr("The lines that change are shown here before they are written. Comments and order stay."));
    const yaml::Path entry = m_form->entry();
    m_testTitle->setText(entryKind(entry) == EntryKind::Node ? tr("Connection to %1").arg(m_draft.name(entry))
                                                             : tr("Choose a node to test"));
}

void FleetEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_draft.recheck();
    refresh(true); // headings and problems are made of words, too
}

} // namespace meridian
