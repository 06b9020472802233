// SPDX-License-Identifier: GPL-3.0-or-later
// A region's name with a search through the fleet's own regions and the catalogue of the public clouds: typing part of
// a name, a place or a provider offers what fits. GUI thread.
#pragma once

#include <QLineEdit>

namespace meridian
{

class RegionField : public QLineEdit
{
    Q_OBJECT
public:
    explicit RegionField(QWidget *parent = nullptr);
    void setOwnRegions(const QStringList &names);

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Alt+Down shows all

private:
    class Completer;
    Completer *m_completer;
};

} // namespace meridian
