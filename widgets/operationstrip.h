// SPDX-License-Identifier: GPL-3.0-or-later
// A strip under the top bar while an operation runs, or when one was left unfinished: what, and the ways on. GUI
// thread.
#pragma once

#include "operations.h"
#include "theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace meridian
{

class OperationStrip : public QFrame
{
    Q_OBJECT
public:
    explicit OperationStrip(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setOperations(Operations *operations);
    QString text() const;

Q_SIGNALS:
    void liveWanted();                           ///< the wizard, with what runs
    void recordWanted(const QString &operation); ///< in the history, to read or to hand over

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();
    void show();
    void paint();

    Theme m_theme = Theme::dark();
    QPointer<Operations> m_operations;
    QList<OperationRecord> m_left; ///< unfinished, by whomever
    QLabel *m_text;
    QPushButton *m_open, *m_resume, *m_undo, *m_handOver;
};

} // namespace meridian
