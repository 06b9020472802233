// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes that discovery found, as a table to choose from, name and place; those that could only be heard of wait for
// their host and port. GUI thread.
#pragma once

#include "fleet.h"
#include "sample.h"

#include <QHash>
#include <QTableWidget>

namespace meridian
{

struct FoundNode {
    Node node; ///< the region may be empty: nobody knows it
    Role role = Role::Unknown;
    bool isReached = true; ///< false: only heard of; host is where it connects from, the port is unknown
    QString note;          ///< "follows 10.0.0.1:5432"; "in the fleet already"
    bool isKnown = false;  ///< the open fleet has it
};

class FoundNodes : public QTableWidget
{
    Q_OBJECT
public:
    explicit FoundNodes(QWidget *parent = nullptr);
    void setNodes(const QList<FoundNode> &nodes);
    QList<Node> chosen() const;                           ///< checked and reached, as edited
    QList<std::pair<QString, quint16>> addresses() const; ///< typed by the user for those only heard of
    bool hasGuesses() const;
    void takeGuesses(); ///< into every region that is empty
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    enum Column { Name, Host, Port, RoleOf, InRegion, Guess, Note };
    QString text(int row, Column column) const;
    static QString roleText(const FoundNode &found);
    static QString keyOf(const FoundNode &found);
    QHash<QString, QStringList> edits() const;

    QList<FoundNode> m_nodes;
};

} // namespace meridian
