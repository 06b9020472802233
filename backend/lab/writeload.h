// SPDX-License-Identifier: GPL-3.0-or-later
// A small steady load on the primary of one cluster, so that there is something to replicate: its own thread, blocking,
// reconnecting by itself. The table stays small for ever.
#pragma once

#include "labsession.h"

#include <QThread>

namespace meridian
{

/// The load in the words of an engine.
struct LoadWords {
    QString takesWrites, yes; ///< a question, and the answer of a server that does
    QString create;           ///< the table, if it is not there
    QString write;            ///< %1: the row's number, over and over
};

class WriteLoad : public QThread
{
    Q_OBJECT
public:
    WriteLoad(QList<LabLogin> logins, LoadWords words, QObject *parent = nullptr);
    ~WriteLoad() override;

protected:
    void run() override;

private:
    bool takesWrites(LabSession &session) const;
    void write(LabSession &session);

    QList<LabLogin> m_logins; ///< of all nodes: one of them is the primary
    LoadWords m_words;
};

} // namespace meridian
