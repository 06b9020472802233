// SPDX-License-Identifier: GPL-3.0-or-later
// How long a window takes to come up: prints a line a milestone and ends the program after the last. GUI thread; only
// made for --measure-start and for the bare window that the benchmark holds beside ours.
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace meridian
{

class StartMeasure : public QObject
{
    Q_OBJECT
public:
    /// Ends the program when so many milestones were passed.
    explicit StartMeasure(int milestones, QObject *parent = nullptr);

    /// Prints `name` when `widget`, or something in it, has next been painted and that has left for the screen. One
    /// widget is awaited at a time.
    void await(QWidget &widget, const QString &name);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void print(const QString &name);

    int m_left;
    QWidget *m_awaited = nullptr;
    QString m_name;
};

} // namespace meridian
