// SPDX-License-Identifier: GPL-3.0-or-later
// One error, whole: what was tried, the server's own words, its code, what to do next; and a button that copies it.
// GUI thread.
#pragma once

#include "result.h"
#include "theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace meridian
{

class ErrorCard : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorCard(const QString &name, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setError(const Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Error m_error;
    QLabel *m_tried;
    QLabel *m_message;
    QLabel *m_remedy;
    QPushButton *m_copy;
};

} // namespace meridian
