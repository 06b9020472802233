// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a YAML tree: what type a node has (YAML 1.2, core schema: "no" is a text, "5" in quotes, too) and what it
// holds. Everything is optional, for a tree that may be full of mistakes. Pure.
#pragma once

#include "times.h"

#include <QString>

#include <yaml-cpp/yaml.h>

#include <optional>

namespace meridian::yaml
{

enum class Type { Nothing, Boolean, Integer, Number, Text, List, Mapping };
Type typeOf(const YAML::Node &node);
QString scalar(const YAML::Node &node); ///< as written, without quotes

/// The value of a key; not defined when there is none or when `map` is no mapping.
YAML::Node child(const YAML::Node &map, const char *key);

std::optional<QString> text(const YAML::Node &node);
std::optional<qint64> integer(const YAML::Node &node);
std::optional<double> number(const YAML::Node &node); ///< an integer, too
std::optional<milliseconds> duration(const YAML::Node &node);
std::optional<qint64> size(const YAML::Node &node); ///< bytes

} // namespace meridian::yaml
