// SPDX-License-Identifier: GPL-3.0-or-later
#include "columnchooser.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kRowHeight = 32;
constexpr int kLeast = 240, kMost = 900; ///< of the column of sentences
} // namespace

ColumnChooser::ColumnChooser(const QString &name, QTableView *view, const QList<ColumnLook> &columns,
                             const QString &filled, QWidget *parent)
    : QToolButton(parent)
    , m_view(view)
    , m_looks(columns)
    , m_filled(filled)
{
    setObjectName(name);
    setProperty("role", QStringLiteral("quiet"));
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    lay();
    view->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        const bool shownOrHidden = before == 0 || after == 0;
        m_sizedByUser = m_sizedByUser || (m_view->isVisible() && !m_fitting && !shownOrHidden);
        if (!m_fitting)
            Q_EMIT changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, &ColumnChooser::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnChooser::changed);
    retranslate();
}

void ColumnChooser::lay()
{
    QHeaderView *header = m_view->horizontalHeader();
    m_fitting = true;
    for (int i = 0; i < m_looks.size(); ++i) {
        header->setSectionHidden(i, !m_looks[i].shown);
        header->resizeSection(i, m_looks[i].width);
        header->moveSection(header->visualIndex(i), i);
    }
    m_fitting = false;
}

void ColumnChooser::reset()
{
    lay();
    m_sizedByUser = false;
    fit();
    fillMenu();
    Q_EMIT changed();
}

void ColumnChooser::setColumns(const QList<ColumnLook> &columns)
{
    m_looks = columns;
    fillMenu();
    fit();
}

int ColumnChooser::filledColumn() const
{
    const auto it = std::find_if(m_looks.begin(), m_looks.end(), [this](const auto &l) { return l.id == m_filled; });
    return it == m_looks.end() ? -1 : static_cast<int>(it - m_looks.begin());
}

void ColumnChooser::fit()
{
    QHeaderView *header = m_view->horizontalHeader();
    const int filled = filledColumn();
    if (m_sizedByUser || filled < 0 || header->isSectionHidden(filled))
        return;
    m_fitting = true;
    for (int i = 0; i < m_looks.size(); ++i) { // a heading is never cut, in whatever language
        if (i != filled && !header->isSectionHidden(i))
            header->resizeSection(i, std::max(m_looks[i].width, header->sectionSizeHint(i)));
    }
    const int others = header->length() - header->sectionSize(filled);
    header->resizeSection(filled, std::clamp(m_view->viewport()->width() - others, kLeast, kMost));
    m_fitting = false;
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QToolButton::eventFilter(watched, event);
}

void ColumnChooser::fillMenu()
{
    menu()->clear();
    for (int i = 0; i < m_looks.size(); ++i) {
        QAction *action = menu()->addAction(m_looks[i].title);
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(i));
        action->setEnabled(i != 0); // a row without its name is nothing
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_view->setColumnHidden(i, !shown);
            fit();
            Q_EMIT changed();
        });
    }
    menu()->addSeparator();
    QAction *first = menu()->addAction(tr("As at &first"));
    first->setObjectName(QStringLiteral("columnsReset"));
    connect(first, &QAction::triggered, this, &ColumnChooser::reset);
}

QByteArray ColumnChooser::saveState() const
{
    return m_view->horizontalHeader()->saveState();
}

void ColumnChooser::restoreState(const QByteArray &state)
{
    QHeaderView *header = m_view->horizontalHeader();
    if (!header->restoreState(state))
        return;
    m_sizedByUser = true;
    m_view->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
    fillMenu();
}

QList<int> ColumnChooser::visibleColumns() const
{
    const QHeaderView *header = m_view->horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns << header->logicalIndex(visual);
    }
    return columns;
}

QList<QStringList> ColumnChooser::texts(const QList<int> &rows) const
{
    const QList<int> columns = visibleColumns();
    QStringList titles;
    for (const int c : columns)
        titles << m_looks[c].title;
    QList<QStringList> out{titles};
    for (const int row : rows) {
        QStringList cells;
        for (const int c : columns)
            cells << m_view->model()->index(row, c).data().toString();
        out << cells;
    }
    return out;
}

void ColumnChooser::retranslate()
{
    setText(tr("Columns") + QStringLiteral("  ▾"));
    setAccessibleName(tr("Choose columns"));
    setToolTip(tr("Choose columns"));
    fillMenu();
}

void ColumnChooser::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
