# SPDX-License-Identifier: GPL-3.0-or-later
# Facts about the server and its disk; changes nothing.
look() {
    place=$DATA
    [ -d "$place" ] || place=$(dirname "$DATA")
    fact disk_free "$(df -Pk "$place" | awk 'NR == 2 { printf "%.0f", $4 * 1024 }')"
    data=$DATA
    if [ ! -d "$data" ]; then # set aside, and nothing was copied in its place yet
        newest_aside
        data=$newest
    fi
    [ -n "$data" ] || fail absent "$DATA is not there"
    [ -r "$data/PG_VERSION" ] || fail unreadable "$data is no data directory that this account can read"
    if postmaster; then
        phase
        fact runs 1
        fact pid "$pid"
        fact phase "$phase"
    else
        fact runs 0
        [ ! -e "$DATA/postmaster.pid" ] || fact stale 1
        fact slot "$(postgres -C primary_slot_name -D "$data" ${CONFIG:+-c "config_file=$CONFIG"} 2>/dev/null)"
    fi
    [ -e "$data/standby.signal" ] && fact standby_signal 1 || fact standby_signal 0
    control=$(pg_controldata "$data") || fail program "pg_controldata failed"
    printf '%s\n' "$control" | sed -n \
        -e 's/^Database cluster state: */meridian:state=/p' \
        -e 's/^Database system identifier: */meridian:system=/p' \
        -e 's/^wal_log_hints setting: */meridian:hints=/p' \
        -e 's/^Data page checksum version: */meridian:checksums=/p' \
        -e "s/^Latest checkpoint's TimeLineID: */meridian:timeline=/p"
}
