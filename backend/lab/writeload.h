// SPDX-License-Identifier: GPL-3.0-or-later
// A small steady load on the primary, so that there is something to replicate: its own thread, blocking, reconnecting
// by itself. The table stays small for ever.
#pragma once

#include "labsession.h"

#include <QThread>

namespace meridian
{

class WriteLoad : public QThread
{
    Q_OBJECT
public:
    explicit WriteLoad(QList<LabLogin> logins, QObject *parent = nullptr);
    ~WriteLoad() override;

protected:
    void run() override;

private:
    bool takesWrites(LabSession &session) const;
    void write(LabSession &session);

    QList<LabLogin> m_logins; ///< of all nodes: one of them is the primary
};

} // namespace meridian
