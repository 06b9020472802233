// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodecards.h"

#include "sparkline.h"
#include "words.h"

#include <QPainter>

namespace meridian
{

namespace
{

constexpr int kRowHeight = 42;
constexpr int kSide = 10, kMark = 16;
constexpr microseconds kSparkSpan = seconds(300);

bool sameNodes(const QList<NodeCard> &a, const QList<NodeCard> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const NodeCard &x, const NodeCard &y) { return x.node == y.node; });
}

QStringList withoutEmpty(QStringList words) // a primary has no lag
{
    words.removeAll(QString());
    return words;
}

} // namespace

void NodeCardModel::setCards(const QList<NodeCard> &cards)
{
    if (!sameNodes(cards, m_cards)) {
        beginResetModel();
        m_cards = cards;
        endResetModel();
        return;
    }
    m_cards = cards;
    if (!cards.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int NodeCardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant NodeCardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_cards.size())
        return {};
    const NodeCard &c = m_cards[index.row()];
    if (role == Qt::DisplayRole)
        return c.node.name();
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return withoutEmpty({c.node.name(), words::health(c.health), c.detail, c.lag, c.roundTrip})
            .join(QStringLiteral(", "));
    return {};
}

NodeCardDelegate::NodeCardDelegate(const NodeCardModel &model, const SeriesBook &book, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_book(book)
{
}

QSize NodeCardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, kRowHeight};
}

void NodeCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const NodeCard &c = m_model.card(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(0, 1, 0, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(option.state & QStyle::State_HasFocus ? QPen(m_theme.accent) : QPen(Qt::NoPen));
        painter->setBrush(m_theme.selection);
        painter->drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    }
    paintHealthShape(*painter, m_theme, {row.left() + kSide + 4, row.top() + 14}, 4.5, c.health);

    QRectF spark(row.right() - kSide - sparkWidth, row.top() + 12, sparkWidth, row.height() - 24);
    QRectF trip(spark.left() - roundTripWidth - 8, row.top(), roundTripWidth, row.height());
    QRectF lag(trip.left() - lagWidth - 4, row.top(), lagWidth, row.height());
    QRectF name(row.left() + kSide + kMark, row.top() + 4, lag.left() - row.left() - kSide - kMark - 6, 18);

    const QFont nameFont = textFont(1.0, QFont::Medium), small = textFont(0.85);
    painter->setFont(nameFont);
    painter->setPen(m_theme.text);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(nameFont).elidedText(c.node.name(), Qt::ElideRight, name.width()));
    painter->setFont(small);
    painter->setPen(m_theme.dimText);
    painter->drawText(name.translated(0, 16), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(small).elidedText(c.detail, Qt::ElideRight, name.width()));

    const QFont figures = figureFont(0.92);
    painter->setFont(figures);
    const bool known = c.lagClass != LagClass::Unknown;
    painter->setPen(c.stale || !known ? m_theme.dimText : lagColour(m_theme, c.lagClass));
    painter->drawText(lag, Qt::AlignRight | Qt::AlignVCenter,
                      QFontMetricsF(figures).elidedText(c.lag, Qt::ElideRight, lag.width()));
    painter->setPen(c.stale ? m_theme.dimText : m_theme.text);
    painter->drawText(trip, Qt::AlignRight | Qt::AlignVCenter, c.roundTrip);
    const qint64 to = m_now.time_since_epoch().count();
    paintSparkline(*painter, spark, healthColour(m_theme, c.health), m_book.track({c.node.name(), Metric::RoundTripMs}),
                   to - kSparkSpan.count(), to, m_gap.count());
    painter->restore();
}

NodeCards::NodeCards(const SeriesBook &book, QWidget *parent)
    : QListView(parent)
    , m_cards(new NodeCardModel(this))
    , m_delegate(new NodeCardDelegate(*m_cards, book, this))
{
    setObjectName(QStringLiteral("nodeCards"));
    setModel(m_cards);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditTriggers(NoEditTriggers);
    const auto choose = [this](const QModelIndex &i) { Q_EMIT nodeChosen(m_cards->card(i.row()).node); };
    connect(this, &QListView::clicked, this, choose);
    connect(this, &QListView::activated, this, choose);
}

void NodeCards::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    viewport()->update();
}

void NodeCards::setCards(const QList<NodeCard> &cards, Instant now, microseconds gap)
{
    const int before = m_cards->rowCount();
    m_delegate->setNow(now);
    m_delegate->setGap(gap);
    m_cards->setCards(cards);
    if (before != m_cards->rowCount())
        updateGeometry();
}

QSize NodeCards::sizeHint() const
{
    return {280, m_cards->rowCount() * kRowHeight};
}

} // namespace meridian
