// SPDX-License-Identifier: GPL-3.0-or-later
#include "land.h"

#include <QCoreApplication>
#include <QtEndian>

#include <cmath>

namespace meridian
{

namespace
{

constexpr qsizetype kHeadBytes = 16;
constexpr qsizetype kPointBytes = 4;

Error damaged(const char *what)
{
    return {ErrorKind::BadInput,
            QCoreApplication::translate("Land", "read the map's land data"),
            QCoreApplication::translate("Land", "damaged file: %1").arg(QLatin1String(what)),
            {},
            QCoreApplication::translate("Land", "Install the program again.")};
}

} // namespace

Result<Land> Land::read(const QByteArray &file)
{
    const char *const data = file.constData();
    if (file.size() < kHeadBytes || !file.startsWith("MLND"))
        return damaged("head");
    if (qFromLittleEndian<quint16>(data + 4) != 1)
        return damaged("format");
    const double degreesPerUnit = 1.0 / qFromLittleEndian<quint16>(data + 6);
    const qsizetype ringCount = qFromLittleEndian<quint32>(data + 8);
    const qsizetype lineCount = ringCount + qFromLittleEndian<quint32>(data + 12);
    const char *next = data + kHeadBytes + 4 * lineCount;
    if (next > data + file.size())
        return damaged("lengths");

    Land land;
    for (qsizetype i = 0; i < lineCount; ++i) {
        const qsizetype size = qFromLittleEndian<quint32>(data + kHeadBytes + 4 * i);
        if (size > (data + file.size() - next) / kPointBytes)
            return damaged("points");
        LandLine line;
        line.points.reserve(size);
        for (qsizetype p = 0; p < size; ++p, next += kPointBytes) {
            line.points.append({qFromLittleEndian<qint16>(next) * degreesPerUnit,
                                qFromLittleEndian<qint16>(next + 2) * degreesPerUnit});
        }
        line.bounds = line.points.boundingRect();
        (i < ringCount ? land.rings : land.borders).append(std::move(line));
    }
    return land;
}

bool isSeam(QPointF a, QPointF b)
{
    const auto aroundPole = [](QPointF p) { return p.y() <= -90 || (p.y() < -80 && std::abs(p.x()) >= 180); };
    return (a.x() == b.x() && std::abs(a.x()) == 180) || (aroundPole(a) && aroundPole(b));
}

} // namespace meridian
