// SPDX-License-Identifier: GPL-3.0-or-later
// What is in a fleet file: the fleet itself, regions, credentials, clusters with their nodes. An entry with a mistake
// is marked. GUI thread.
#pragma once

#include "fleetdraft.h"
#include "theme.h"

#include <QTreeWidget>

namespace meridian
{

class FleetTree : public QTreeWidget
{
    Q_OBJECT
public:
    explicit FleetTree(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void setDraft(const FleetDraft &draft);     ///< keeps the chosen entry where it still exists
    void markProblems(const FleetDraft &draft); ///< when only values changed
    void choose(const yaml::Path &entry);
    yaml::Path chosen() const; ///< of a heading: the nearest entry, or {}

Q_SIGNALS:
    void entryChosen(const meridian::yaml::Path &entry);
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTreeWidgetItem *add(QTreeWidgetItem *parent, const QString &text, const yaml::Path &path, bool isEntry);
    QTreeWidgetItem *itemAt(const yaml::Path &entry) const;

    Theme m_theme = Theme::dark();
    FleetDraft m_draft;
    QHash<yaml::Path, QTreeWidgetItem *> m_items;
    bool m_filling = false;
};

} // namespace meridian
