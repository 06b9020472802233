// SPDX-License-Identifier: GPL-3.0-or-later
#include "storezip.h"

#include <algorithm>
#include <bit>
#include <memory>

#include <zstd.h>

namespace meridian::zip
{

namespace
{

constexpr int kLevel = 6;
constexpr size_t kLargest = size_t(256) << 20; // of what is unpacked: a damaged size must not take all memory

using Packer = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Unpacker = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

} // namespace

QByteArray pack(const QByteArray &bytes, const QByteArray &similar)
{
    const Packer packer(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    // The window reaches back over both, else the beginning of what is similar is forgotten.
    const auto reach = static_cast<unsigned>(bytes.size() + similar.size());
    ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_checksumFlag, 1);
    if (!similar.isEmpty()) {
        ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_windowLog, std::clamp(int(std::bit_width(reach)), 17, 27));
        ZSTD_CCtx_refPrefix(packer.get(), similar.constData(), static_cast<size_t>(similar.size()));
    }
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(bytes.size()))), Qt::Uninitialized);
    const size_t size = ZSTD_compress2(packer.get(), out.data(), static_cast<size_t>(out.size()), bytes.constData(),
                                       static_cast<size_t>(bytes.size()));
    out.resize(ZSTD_isError(size) ? 0 : static_cast<qsizetype>(size));
    return out;
}

std::optional<QByteArray> unpack(const QByteArray &frame, const QByteArray &similar)
{
    const auto length = static_cast<size_t>(frame.size());
    const unsigned long long size = ZSTD_getFrameContentSize(frame.constData(), length);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargest)
        return {};
    const Unpacker unpacker(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    if (!similar.isEmpty())
        ZSTD_DCtx_refPrefix(unpacker.get(), similar.constData(), static_cast<size_t>(similar.size()));
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t got =
        ZSTD_decompressDCtx(unpacker.get(), out.data(), static_cast<size_t>(size), frame.constData(), length);
    if (ZSTD_isError(got) || got != size)
        return {};
    return out;
}

} // namespace meridian::zip
