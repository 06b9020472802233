# SPDX-License-Identifier: GPL-3.0-or-later
# What every deed begins with. POSIX sh, run as the server's owner, never as root; DATA, BIN, … are set before it (see
# hostcommand.cpp). Says facts on standard output, a line each, and everything else on standard error.
umask 077
export LC_ALL=C
unset CDPATH
[ -z "$BIN" ] || PATH=$BIN:$PATH
# What is run must not read the rest of our input. Its end says that the one who asked has gone; see guarded().
exec 3<&0 </dev/null

fact() { printf 'meridian:%s=%s\n' "$1" "$2"; }

# Ends with a word that Meridian knows (hosterror.cpp) and one for people.
fail() {
    fact error "$1"
    printf '%s\n' "$2" >&2
    exit 1
}

seconds() { date +%s; }
begun=
steps=0
nap=0.002

# A moment's pause: short at first, longer once it takes seconds. False when the patience is over.
pause() {
    steps=$((steps + 1))
    if [ $steps -lt 500 ]; then
        sleep $nap
    else
        sleep 0.05
    fi
    [ -n "$begun" ] || begun=$(seconds)
    [ $((steps % 16)) -ne 0 ] || [ $(($(seconds) - begun)) -le "$PATIENCE" ]
}

# Whether this process runs. One that has ended and was not yet collected has no working directory any more.
alive() {
    if [ -d /proc/self ]; then
        [ -e "/proc/$1/cwd" ]
    else
        kill -0 "$1" 2>/dev/null
    fi
}

known= # the postmaster as it was last found
# Sets `pid` to the postmaster's, when it runs: the file may be one that a killed server left, and the number in it
# belong to another process by now.
postmaster() {
    pid=
    [ -r "$DATA/postmaster.pid" ] && read -r pid <"$DATA/postmaster.pid" || return 1
    case $pid in '' | *[!0-9]*) return 1 ;; esac
    alive "$pid" || return 1
    [ "$pid" != "$known" ] || return 0
    # shellcheck disable=SC3013 # POSIX since 2024; dash, bash, ksh and busybox have it
    [ ! -d /proc/self ] || [ "/proc/$pid/cwd" -ef "$DATA" ] || return 1
    known=$pid
}

# The last line of postmaster.pid: starting, stopping, ready, standby (pg_ctl itself goes by it).
phase() {
    { read -r _ && read -r _ && read -r _ && read -r _ && read -r _ && read -r _ && read -r _ && read -r phase; } \
        2>/dev/null <"$DATA/postmaster.pid" || phase=
}

# All is at hand. The word brings the place that FORK stands for; whoever hangs up instead wants nothing done.
wait_for_word() {
    postmaster || :
    segment_size
    fact ready 1
    read -r FORK <&3 || exit 0
}

size=
segment_size() {
    [ -n "$size" ] || size=$(pg_controldata "$DATA" | sed -n 's/^Bytes per WAL segment: *//p')
    [ -n "$size" ] || fail program "pg_controldata failed"
}

# Sets `segment` to the file of WAL in which the place FORK lies. pg_waldump wants to be told: left to itself it looks
# at any file of the folder first, and fails where that is one without content yet.
find_segment() {
    segment_size
    high=$((0x${FORK%/*})) low=$((0x${FORK#*/}))
    segment=$(printf '%08X%08X%08X' "$TIMELINE" $high $((low / size)))
}

next_segment() {
    rest=${1#????????}
    high=$((0x${rest%????????})) number=$((0x${rest#????????} + 1))
    [ $number -lt $((4294967296 / size)) ] || { high=$((high + 1)) number=0; }
    printf '%s%08X%08X\n' "${1%????????????????}" $high $number
}

must_be_stopped() {
    [ -d "$DATA" ] || fail absent "$DATA is not there"
    ! postmaster || fail running "the server runs: process $pid"
    clear_stale
}

# A pid file that names a foreign process would keep the server from starting. Backends that outlive a killed
# postmaster for a moment are waited for.
clear_stale() {
    [ -e "$DATA/postmaster.pid" ] && [ -d /proc/self ] || return 0
    real=$(cd "$DATA" && pwd -P)
    while [ -n "$(find /proc -maxdepth 2 -name cwd -lname "$real" 2>/dev/null)" ]; do
        pause || fail orphans "processes of a server that is gone still work in $DATA"
    done
    rm -f "$DATA/postmaster.pid"
}

# Runs a program that may take long, and ends it when nobody waits for it any more: with its children (pg_basebackup
# has one that would go on), so it leads a process group.
guarded() {
    if command -v setsid >/dev/null; then
        setsid "$@" 3<&- &
        job=$! group=-$!
    else
        "$@" 3<&- &
        job=$! group=$!
    fi
    (
        while read -r _; do :; done
        kill -s TERM -- "$group" 2>/dev/null
    ) <&3 >/dev/null 2>&1 &
    watch=$!
    wait "$job"
    outcome=$?
    kill "$watch" 2>/dev/null
    return $outcome
}

# A password for the programs of this script alone; gone when it ends.
use_password() {
    [ -n "$PASSLINE" ] || return 0
    passfile=$(mktemp "${TMPDIR:-/tmp}/.meridian-XXXXXXXX") || fail storage "no file for the password"
    trap 'rm -f "$passfile"' EXIT
    trap 'exit 1' HUP INT TERM
    printf '%s\n' "$PASSLINE" >"$passfile"
    export PGPASSFILE="$passfile"
}

# Written whole or not at all: what stands in $2 becomes the file $1.
replace() {
    sync "$2" && mv -f "$2" "$1" && sync "$(dirname "$1")" || fail storage "cannot write $1"
}

# The node's own files in a data directory, which a copy of another one would overwrite.
copy_own() {
    for own in "$1"/*.conf "$1"/*.crt "$1"/*.key "$1"/*.pem "$1"/conf.d; do
        [ ! -e "$own" ] || cp -Rp "$own" "$2/" || fail storage "cannot copy $own"
    done
}
