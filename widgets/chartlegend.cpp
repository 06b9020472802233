// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartlegend.h"

#include "accessrole.h"
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kGap = 4;
constexpr int kMark = 10, kAfterMark = 4;
constexpr int kButtonSpace = 24; ///< around both
constexpr int kMostName = 190;   ///< longer names are cut in the middle, and whole in the tooltip
constexpr int kHeight = 26;

/// A filled square for a shown series, a hollow one for a hidden one.
QIcon mark(const QColor &colour, bool shown, qreal pixelRatio)
{
    QPixmap pixmap(QSize(kMark + kAfterMark, kMark) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(shown ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(1, 1, kMark - 2, kMark - 2), 1.5, 1.5);
    return QIcon(pixmap);
}

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent), m_more(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setObjectName(QStringLiteral("legendMore"));
    m_more->setProperty("role", QStringLiteral("quiet"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
}

void ChartLegend::setSeries(const QList<ChartSeries> &series)
{
    if (series == m_series)
        return;
    m_series = series;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (int i = 0; i < series.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setObjectName(QStringLiteral("legend:%1").arg(series[i].key.subject));
        button->setProperty("role", QStringLiteral("quiet"));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize(QSize(kMark + kAfterMark, kMark));
        button->setText(series[i].name);
        button->setCheckable(true);
        setAccessRole(button, QAccessible::CheckBox);
        button->setChecked(series[i].shown);
        button->setFont(textFont(0.9 * m_scale));
        button->setFocusPolicy(m_scale > 1 ? Qt::NoFocus : Qt::TabFocus);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QToolButton::clicked, this, [this, i] { press(i); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, i](const QPoint &at) { openMenu(i, m_buttons[i]->mapToGlobal(at)); });
        m_buttons << button;
        setMark(i);
    }
    arrange();
}

void ChartLegend::setMark(int series)
{
    const ChartSeries &s = m_series[series];
    m_buttons[series]->setIcon(mark(s.colour, s.shown, devicePixelRatioF()));
    m_buttons[series]->setAccessibleName(s.shown ? tr("%1, shown").arg(s.name) : tr("%1, hidden").arg(s.name));
    m_buttons[series]->setToolTip(
        tr("%1\nClick or Space: show or hide. With Ctrl or Alt: this one alone. Menu key: both.").arg(s.name));
}

void ChartLegend::press(int series)
{
    if (QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        m_buttons[series]->setChecked(m_series[series].shown); // the click has changed it
        return isolate(series);
    }
    toggle(series);
}

void ChartLegend::toggle(int series)
{
    m_series[series].shown = !m_series[series].shown;
    m_buttons[series]->setChecked(m_series[series].shown);
    setMark(series);
    Q_EMIT toggled(series, m_series[series].shown);
}

void ChartLegend::openMenu(int series, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_series[series].shown ? tr("Hide %1").arg(m_series[series].name)
                                           : tr("Show %1").arg(m_series[series].name),
                    this, [this, series] { toggle(series); });
    menu->addAction(tr("Show %1 alone").arg(m_series[series].name), this, [this, series] { setShown({series}); });
    menu->addAction(tr("Show all"), this, [this] { setShown({}); });
    menu->popup(at);
}

void ChartLegend::setLargeType(bool large)
{
    m_scale = large ? 1.7 : 1;
    setAttribute(Qt::WA_TransparentForMouseEvents, large);
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->setFont(textFont(0.9 * m_scale));
        button->setFocusPolicy(large ? Qt::NoFocus : Qt::TabFocus);
    }
    updateGeometry();
    arrange();
}

/// This one alone; when it is alone already, all of them again.
void ChartLegend::isolate(int series)
{
    const auto shown = std::count_if(m_series.begin(), m_series.end(), [](const ChartSeries &s) { return s.shown; });
    setShown(m_series[series].shown && shown == 1 ? QList<int>() : QList{series});
}

/// These, and no others; none of them means all.
void ChartLegend::setShown(const QList<int> &which)
{
    for (int i = 0; i < m_series.size(); ++i) {
        const bool show = which.isEmpty() || which.contains(i);
        m_buttons[i]->setChecked(show);
        if (m_series[i].shown == show)
            continue;
        m_series[i].shown = show;
        setMark(i);
        Q_EMIT toggled(i, show);
    }
}

void ChartLegend::arrange()
{
    m_more->setText(QStringLiteral("+%1").arg(m_buttons.size()));
    const int moreWidth = m_more->sizeHint().width();
    int x = 0;
    qsizetype placed = 0;
    for (; placed < m_buttons.size(); ++placed) {
        const QFontMetrics metrics(m_buttons[placed]->font());
        const QString &name = m_series[placed].name;
        const QString text = metrics.elidedText(name, Qt::ElideMiddle, static_cast<int>(kMostName * m_scale));
        m_buttons[placed]->setText(text);
        const int width = metrics.horizontalAdvance(text) + kMark + kAfterMark + kButtonSpace;
        const bool isLast = placed + 1 == m_buttons.size();
        if (x + width > this->width() - (isLast ? 0 : moreWidth + kGap))
            break;
        m_buttons[placed]->setGeometry(x, 0, width, height());
        m_buttons[placed]->show();
        x += width + kGap;
    }
    for (qsizetype i = placed; i < m_buttons.size(); ++i)
        m_buttons[i]->hide();
    m_more->setVisible(placed < m_buttons.size());
    m_more->setText(QStringLiteral("+%1").arg(m_buttons.size() - placed));
    m_more->setAccessibleName(tr("%1 more series").arg(m_buttons.size() - placed));
    m_more->setGeometry(x, 0, moreWidth, height());
    fillMenu(placed);
}

void ChartLegend::fillMenu(qsizetype firstHidden)
{
    m_more->menu()->clear();
    for (qsizetype i = firstHidden; i < m_series.size(); ++i) {
        QAction *action = m_more->menu()->addAction(m_buttons[i]->icon(), m_series[i].name);
        action->setCheckable(true);
        action->setChecked(m_series[i].shown);
        connect(action, &QAction::triggered, this, [this, i] {
            press(static_cast<int>(i));
            arrange();
        });
    }
}

QSize ChartLegend::sizeHint() const
{
    return {200, static_cast<int>(kHeight * m_scale)};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {52, static_cast<int>(kHeight * m_scale)};
}

void ChartLegend::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ChartLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (int i = 0; i < m_series.size(); ++i)
            setMark(i);
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        arrange();
}

} // namespace meridian
