// SPDX-License-Identifier: GPL-3.0-or-later
// The presets themselves.
#include "preset.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

using Rule = PromotionRule;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

PresetNode node(const char *name, const char *region, const char *upstream, int priority, Rule promotion)
{
    return {s(name), s(region), s(upstream), priority, promotion};
}

Preset world()
{
    return {s("world"),
            QCoreApplication::translate("PracticeLab", "seven servers in five regions, one of them cascading"),
            {{s("orders"),
              EngineKind::PostgreSql,
              {
                  node("orders-use1-1", "us-east-1", "", 100, Rule::Prefer),
                  node("orders-use1-2", "us-east-1", "orders-use1-1", 90, Rule::Prefer),
                  node("orders-usw2-1", "us-west-2", "orders-use1-1", 70, Rule::Allow),
                  node("orders-euw1-1", "eu-west-1", "orders-use1-1", 60, Rule::Allow),
                  node("orders-euw1-2", "eu-west-1", "orders-euw1-1", 40, Rule::PreferNot),
                  node("orders-apne1-1", "ap-northeast-1", "orders-use1-1", 50, Rule::Allow),
                  node("orders-sae1-1", "sa-east-1", "orders-use1-1", 20, Rule::MustNot),
              }}}};
}

Preset pair()
{
    return {s("pair"),
            QCoreApplication::translate("PracticeLab", "a primary and a standby across the Atlantic"),
            {{s("pair"),
              EngineKind::PostgreSql,
              {
                  node("pair-a", "us-east-1", "", 100, Rule::Prefer),
                  node("pair-b", "eu-west-1", "pair-a", 50, Rule::Allow),
              }}}};
}

Preset mariadb()
{
    return {
        s("mariadb"),
        QCoreApplication::translate("PracticeLab", "four servers of MariaDB in three regions, one of them cascading"),
        {{s("carts"),
          EngineKind::MariaDb,
          {
              node("carts-euc1-1", "eu-central-1", "", 100, Rule::Prefer),
              node("carts-euw1-1", "eu-west-1", "carts-euc1-1", 70, Rule::Allow),
              node("carts-euw1-2", "eu-west-1", "carts-euw1-1", 40, Rule::PreferNot),
              node("carts-use1-1", "us-east-1", "carts-euc1-1", 50, Rule::Allow),
          }}}};
}

Preset mysql()
{
    return {s("mysql"),
            QCoreApplication::translate("PracticeLab", "three servers of MySQL in three regions"),
            {{s("bills"),
              EngineKind::MySql,
              {
                  node("bills-apse1-1", "ap-southeast-1", "", 100, Rule::Prefer),
                  node("bills-apne1-1", "ap-northeast-1", "bills-apse1-1", 70, Rule::Allow),
                  node("bills-usw2-1", "us-west-2", "bills-apse1-1", 50, Rule::Allow),
              }}}};
}

Preset everything()
{
    return {s("everything"),
            QCoreApplication::translate("PracticeLab", "PostgreSQL, MariaDB and MySQL in seven regions"),
            {{s("orders"),
              EngineKind::PostgreSql,
              {
                  node("orders-use1-1", "us-east-1", "", 100, Rule::Prefer),
                  node("orders-usw2-1", "us-west-2", "orders-use1-1", 70, Rule::Allow),
                  node("orders-euw1-1", "eu-west-1", "orders-use1-1", 60, Rule::Allow),
                  node("orders-sae1-1", "sa-east-1", "orders-use1-1", 20, Rule::MustNot),
              }},
             {s("carts"),
              EngineKind::MariaDb,
              {
                  node("carts-euc1-1", "eu-central-1", "", 100, Rule::Prefer),
                  node("carts-euw1-1", "eu-west-1", "carts-euc1-1", 70, Rule::Allow),
                  node("carts-use1-1", "us-east-1", "carts-euc1-1", 50, Rule::Allow),
              }},
             {s("bills"),
              EngineKind::MySql,
              {
                  node("bills-apse1-1", "ap-southeast-1", "", 100, Rule::Prefer),
                  node("bills-apne1-1", "ap-northeast-1", "bills-apse1-1", 70, Rule::Allow),
              }}}};
}

} // namespace

QList<Preset> Preset::all()
{
    return {world(), pair(), mariadb(), mysql(), everything()};
}

} // namespace meridian
