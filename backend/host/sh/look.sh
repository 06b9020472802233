# SPDX-License-Identifier: GPL-3.0-or-later
# Facts about the server and its disk; changes nothing. An emergency waits for this: no program is started that the
# shell itself can do without.
look() {
    place=$DATA
    [ -d "$place" ] || place=$(dirname "$DATA")
    df -Pk "$place" | {
        read -r _
        read -r _ _ _ free _
        fact disk_free $((free * 1024))
    }
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
        fact slot "$(postgres -C primary_slot_name -D "$data" ${CONFIG:+-c "config_file=$CONFIG"} 2>/dev/null)" &
    fi
    [ -e "$data/standby.signal" ] && fact standby_signal 1 || fact standby_signal 0
    control=$(pg_controldata "$data") || fail program "pg_controldata failed"
    controlled state 'Database cluster state'
    controlled system 'Database system identifier'
    controlled hints 'wal_log_hints setting'
    controlled checksums 'Data page checksum version'
    controlled timeline "Latest checkpoint's TimeLineID"
    wait
}

# One line of pg_controldata as a fact.
controlled() {
    value=${control#*"$2:"}
    [ "$value" != "$control" ] || return 0
    value=${value%%"
"*}
    fact "$1" "${value#"${value%%[! ]*}"}"
}
