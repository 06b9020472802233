// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields the fleet editor shows for each kind of entry: a table over the schema. Pure.
#pragma once

#include "yamlplace.h"

#include <QList>

namespace meridian
{

enum class EntryKind { Fleet, Region, Credential, Cluster, Node };

struct FormField {
    enum class Editor { Line, Choice, Region, Credential, Catalogue };
    const char *path;  ///< below the entry: "host", "tls/mode"
    const char *title; ///< for tr("FormFields"); with a mnemonic where it is often wanted
    Editor editor = Editor::Line;
    const char *section = nullptr; ///< a heading above it

    yaml::Path keys() const;
    QString mapping(EntryKind kind) const; ///< of the schema: "node", "tls"
    QString text() const;                  ///< the title in the user's language
    QString heading() const;               ///< empty: none
};

QList<FormField> formFields(EntryKind kind);

/// What stands at a path of the file: {"clusters", "0", "nodes", "1"} is a node; {} the fleet.
EntryKind entryKind(const yaml::Path &entry);
QString kindWord(EntryKind kind); ///< "Node"

} // namespace meridian
