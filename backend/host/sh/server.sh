# SPDX-License-Identifier: GPL-3.0-or-later
# Starting and stopping. Signals are those of the manual, "Shutting Down the Server": pg_ctl sends the same ones, but
# looks only ten times a second whether they had their effect, while nobody can write.
as_admin() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

launch() {
    case $LAUNCHER in
    pg_ctl) pg_ctl -s -w -t "$PATIENCE" -D "$DATA" -l "$log" ${CONFIG_OPTION:+-o "$CONFIG_OPTION"} start ;;
    pg_ctlcluster) pg_ctlcluster --skip-systemctl-redirect "${SERVICE%%/*}" "${SERVICE#*/}" start ;;
    systemd) as_admin systemctl start "$SERVICE" ;;
    esac
}

# Ends as soon as the server accepts connections, or with what it or its launcher said.
start_server() {
    [ -d "$DATA" ] || fail absent "$DATA is not there"
    log=$DATA/pg_ctl.log
    before=$(wc -c 2>/dev/null <"$log" || echo 0)
    job=
    nap=0.01 # looking takes time from a server that starts
    if ! postmaster; then
        clear_stale
        launch >"$log.launch" 2>&1 3<&- &
        job=$!
    fi
    until postmaster && phase && case $phase in ready | standby) : ;; *) false ;; esac do
        if [ -n "$job" ] && ! kill -0 "$job" 2>/dev/null; then
            if ! wait "$job"; then
                tail -c "+$((before + 1))" "$log" >&2
                fail start "$(cat "$log.launch")"
            fi
            job=
        fi
        pause || fail timeout "it does not accept connections yet"
    done
    rm -f "$log.launch"
    fact runs 1
    fact pid "$pid"
    fact phase "$phase"
}

# A server that was stopped by a signal, with its processes: the postmaster would wait five seconds for each of them.
wake() {
    stat='?) S'
    [ ! -r "/proc/$1/stat" ] || read -r stat <"/proc/$1/stat"
    case ${stat##*) } in T*) ;; *) kill -s CONT "$1" && return ;; esac
    below=$(cat /proc/[0-9]*/stat 2>/dev/null | awk -v of="$1" '{ own = $1; sub(/.*\) /, ""); if ($2 == of) print own }')
    # shellcheck disable=SC2086 # several words
    [ -z "$below" ] || { kill -s QUIT $below && kill -s CONT $below; }
    kill -s CONT "$1"
}

# $1: INT (fast) or QUIT (immediate).
stop_server() {
    if postmaster; then
        kill -s "$1" "$pid" || fail permission "no right to signal process $pid"
        [ "$1" = INT ] || wake "$pid"
        while alive "$pid"; do
            pause || fail timeout "process $pid has not ended yet"
        done
        fact stopped "$pid"
    fi
    # For its keeper it may have died: told that it shall not run, it will not start it again.
    [ "$LAUNCHER" != systemd ] || as_admin systemctl stop "$SERVICE" || fail program "systemctl failed"
    fact runs 0
}

# Of the stopped server: where the last transaction ended that committed after FORK, if one did.
late_commits() {
    [ "$FORK" != 0/0 ] || return 0
    find_segment
    last=$segment
    while said=$(pg_waldump -p "$DATA/pg_wal" -s "$FORK" -r Transaction "$segment" "$last" 2>&1); do
        # Nothing is broken up to the end of that segment: there may be more in the next one.
        last=$(next_segment "$last")
        [ -e "$DATA/pg_wal/$last" ] || break
    done
    case $said in
    # The end of what was written is found by its not being whole.
    *'error in WAL record at'* | *'could not find a valid record'*) : ;;
    *'pg_waldump: error: '*) fail program "$said" ;;
    esac
    case $said in
    *'desc: COMMIT'* | *'desc: PREPARE'*)
        fact late "$(printf '%s\n' "$said" | sed -n 's/.* lsn: \([^,]*\),.* desc: [CP][OR][ME].*/\1/p' | tail -n 1)"
        ;;
    esac
}
