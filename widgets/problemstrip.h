// SPDX-License-Identifier: GPL-3.0-or-later
// A strip under the top bar while the store or the fleet file has a problem: watching goes on, but one has to know.
// GUI thread.
#pragma once

#include "theme.h"

#include <QFrame>

class QLabel;

namespace meridian
{

class ProblemStrip : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemStrip(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setSnapshot(const Snapshot &snapshot);
    QString text() const;

private:
    QLabel *m_text;
};

} // namespace meridian
