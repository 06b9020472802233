// SPDX-License-Identifier: GPL-3.0-or-later
// A schema and a value in words: "expected a whole number from 1 to 65535, found 'abc'". Pure.
#pragma once

#include <QCoreApplication>
#include <QJsonObject>

#include <yaml-cpp/yaml.h>

namespace meridian
{

class SchemaWords
{
    Q_DECLARE_TR_FUNCTIONS(SchemaWords)
public:
    static QString expected(const QJsonObject &schema); ///< "a whole number from 1 to 65535"
    /// "'abc'", "5", "a list", "nothing". What may be a connection string is not repeated: a password could be in it.
    static QString found(const YAML::Node &node);
    static bool looksSecret(const QString &key); ///< a key under which people write passwords

private:
    static QString kind(const QJsonObject &schema);
    static QString ranged(const QJsonObject &schema);
};

} // namespace meridian
