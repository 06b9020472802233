// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationparts.h"

#include <QEvent>
#include <QLabel>
#include <QLayout>
#include <QScrollArea>

#include <algorithm>

namespace meridian
{

namespace
{

/// A scroll area alone would squeeze wrapped labels.
class Column : public QWidget
{
public:
    explicit Column(QWidget *body) : m_body(body)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 8, 0);
        layout->addWidget(body);
    }

protected:
    bool event(QEvent *event) override
    {
        const bool done = QWidget::event(event);
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
            setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
        return done;
    }

private:
    QWidget *m_body;
};

} // namespace

QLabel *operationLabel(const char *name, const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    if (role)
        label->setProperty("role", QLatin1String(role));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setLabelColour(QLabel *label, const QColor &colour)
{
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == colour)
        return;
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

void setLabelWords(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

QScrollArea *scrolled(QWidget *body, const QString &name)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(new Column(body));
    area->viewport()->setAutoFillBackground(false);
    area->widget()->setAutoFillBackground(false);
    return area;
}

} // namespace meridian
