// SPDX-License-Identifier: GPL-3.0-or-later
#include "filterheader.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace meridian
{

namespace
{
constexpr int kField = 28, kBelow = 5;
}

FilterHeader::FilterHeader(QTableView *view) : QHeaderView(Qt::Horizontal, view)
{
    setSectionsClickable(true);
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::place);
    connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, this, &FilterHeader::place);
}

void FilterHeader::setFields(const QStringList &accessibleNames, const QString &hint)
{
    while (m_fields.size() < accessibleNames.size()) {
        auto *field = new QLineEdit(this);
        const int column = static_cast<int>(m_fields.size());
        field->setObjectName(QStringLiteral("columnFilter%1").arg(column));
        field->setClearButtonEnabled(true);
        field->hide();
        connect(field, &QLineEdit::textChanged, this,
                [this, column](const QString &text) { Q_EMIT filterChanged(column, text); });
        m_fields << field;
    }
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        m_fields[i]->setAccessibleName(accessibleNames.value(i));
        m_fields[i]->setToolTip(hint);
    }
    place();
}

void FilterHeader::setFieldsShown(bool shown)
{
    m_shown = shown;
    if (!shown) {
        for (QLineEdit *field : std::as_const(m_fields))
            field->clear();
    }
    updateGeometries();
    Q_EMIT geometriesChanged();
}

QSize FilterHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    if (m_shown)
        size.rheight() += kField + kBelow;
    return size;
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, m_shown ? kField + kBelow : 0);
    QHeaderView::updateGeometries();
    place();
}

void FilterHeader::place()
{
    const int top = QHeaderView::sizeHint().height() + 1;
    QList<QPair<int, QLineEdit *>> byPlace;
    for (int i = 0; i < m_fields.size(); ++i) {
        const bool seen = m_shown && i < count() && !isSectionHidden(i);
        m_fields[i]->setVisible(seen);
        if (!seen)
            continue;
        m_fields[i]->setGeometry(sectionPosition(i) - offset() + 3, top, std::max(20, sectionSize(i) - 6), kField);
        byPlace << qMakePair(visualIndex(i), m_fields[i]);
    }
    std::sort(byPlace.begin(), byPlace.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (qsizetype i = 1; i < byPlace.size(); ++i)
        QWidget::setTabOrder(byPlace[i - 1].second, byPlace[i].second); // as they stand on the screen
}

} // namespace meridian
