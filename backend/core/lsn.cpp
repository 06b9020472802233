// SPDX-License-Identifier: GPL-3.0-or-later
#include "lsn.h"

namespace meridian
{

std::optional<Lsn> Lsn::parse(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 1 || slash > 8 || text.size() - slash - 1 < 1 || text.size() - slash - 1 > 8)
        return {};
    for (const QChar c : text) {
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        if (!hex && c != u'/')
            return {};
    }
    bool highOk = false;
    bool lowOk = false;
    const quint64 high = text.first(slash).toULongLong(&highOk, 16);
    const quint64 low = text.mid(slash + 1).toULongLong(&lowOk, 16);
    if (!highOk || !lowOk)
        return {};
    return Lsn{(high << 32) | low};
}

QString Lsn::text() const
{
    return QString::number(value >> 32, 16).toUpper() + u'/' + QString::number(value & 0xffffffffu, 16).toUpper();
}

} // namespace meridian
