# SPDX-License-Identifier: GPL-3.0-or-later
# What every exported script has: how it talks to servers, machines, pools and proxies, and what it says when it stops.
set -euo pipefail
umask 077
export LC_ALL=C PGAPPNAME='meridian script' PGCONNECT_TIMEOUT=10
unset CDPATH PGHOSTADDR PGOPTIONS PGTARGETSESSIONATTRS
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 403)) || { echo 'This needs bash 4.3 or later.' >&2; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/meridian-script-XXXXXXXX") # private: named pipes, and files for passwords given here
step=0                                                         # the one that runs
undoing=
mark="meridian-$$-$RANDOM"
declare -A session_in session_out session_pid
answer= # the last line that a server said

say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }
note() { printf '          %s\n' "$*"; }
# Why it stops; what is to be done stands in leave().
fail() {
    note "$@" >&2
    exit 1
}

# On every way out.
leave() {
    local outcome=$?
    trap - EXIT HUP INT TERM
    if ((outcome != 0 && step > 0)) && [[ -z $undoing ]]; then
        {
            say "Stopped at step $step of $steps: ${title[$step]}"
            if ((point_of_no_return > 0 && step >= point_of_no_return)); then
                note 'It is past its point of no return: there is only the way on. Mend what is said above, then'
                note "go on at this step:        bash $0 --from $step"
                note 'or have Meridian plan what is left: every step may be done again where it is done already.'
            else
                note 'Nothing was done that cannot be taken back. Either mend what is said above and'
                note "go on at this step:        bash $0 --from $step"
                note "or take all of it back:    bash $0 --undo $step"
            fi
        } >&2
    fi
    local node
    for node in "${!session_pid[@]}"; do
        kill "${session_pid[$node]}" 2>/dev/null || true
        close_session "$node"
    done
    rm -rf "$work"
    exit "$outcome"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

# --- servers ----------------------------------------------------------------------------------------------------------

# One psql for each server, kept from step to step: the operation lock is its session's.
open_session() { # NODE
    local in out pipe
    pipe=$(mktemp -u "$work/session-XXXXXX")
    mkfifo "$pipe.in" "$pipe.out"
    exec {in}<>"$pipe.in" {out}<>"$pipe.out"
    session_in[$1]=$in session_out[$1]=$out
    {
        without_sessions
        psql -X -q -A -t -w -v ON_ERROR_STOP=1 -v VERBOSITY=terse -v SHOW_CONTEXT=never \
            -v "who=$(id -un)" -v "place=$(uname -n)" -d "$(server "$1")" <&0 &
        trap 'kill $!' TERM
        local code=0
        wait $! || code=$?
        printf '\n%s ended %s\n' "$mark" "$code"
    } <"$pipe.in" >"$pipe.out" 2>&1 &
    session_pid[$1]=$!
}

# Nothing but this script may hold a session's input open: it ends with us.
without_sessions() {
    local fd
    for fd in "${session_in[@]}" "${session_out[@]}"; do exec {fd}>&-; done
}

close_session() { # NODE
    local in=${session_in[$1]:-} out=${session_out[$1]:-}
    [[ -n $in ]] || return 0
    exec {in}>&- {out}>&-
    wait "${session_pid[$1]}" 2>/dev/null || true
    unset "session_in[$1]" "session_out[$1]" "session_pid[$1]"
}

# Has a server carry out what stands on standard input; `answer` is the last line that it says. False when it refuses
# or does not answer in time; `words` then says why.
try_sql() { # NODE SECONDS
    local node=$1 patience=$2 text line left deadline ended again=yes
    text=$(cat)
    while :; do
        answer='' words='' ended=''
        [[ -n ${session_pid[$node]:-} ]] || open_session "$node"
        deadline=$((SECONDS + patience + 2))
        printf '%s\n%s\n' "$text" "SELECT '$mark';" >&"${session_in[$node]}"
        while [[ -z $ended ]] && left=$((deadline - SECONDS)) && ((left > 0)); do
            IFS= read -r -t "$left" -u "${session_out[$node]}" line || continue
            case $line in
            "$mark") return 0 ;;
            "$mark ended "*) ended=yes ;;
            *ERROR:* | *FATAL:* | psql:*) words+=${words:+; }${line#psql:<stdin>:*: } ;;
            ?*) answer=$line ;;
            esac
        done
        if [[ -z $ended ]]; then
            words="no answer within $patience s"
            kill "${session_pid[$node]}" 2>/dev/null || true
        fi
        close_session "$node"
        # It was idle for long, or somebody ended it: every statement here may be sent again.
        [[ $words == *'to server was lost'* && -n $again ]] || return 1
        again=
    done
}

sql() { # NODE SECONDS
    try_sql "$@" || fail "$1: $words"
}

# Until a server that starts lets us in.
await_server() { # NODE SECONDS
    local deadline=$((SECONDS + $2))
    until try_sql "$1" 5 <<<'SELECT 1;'; do
        ((SECONDS < deadline)) || fail "$1: $words"
        sleep 0.1
    done
}

# Where a server has written, or received, to: `position` and `timeline`.
position_of() { # NODE
    sql "$1" 5 < <(position_query)
    position=${answer%%|*} timeline=${answer##*|}
    [[ $position =~ ^[0-9A-F]+/[0-9A-F]+$ ]] || fail "$1 does not know its position"
}
psql_set() { # NAME VALUE: in the text for a session
    local value=${2//\\/\\\\}
    printf "\\\\set %s '%s'\n" "$1" "${value//\'/\\\'}"
}
with_position() {
    psql_set position "$position"
    psql_set timeline "$timeline"
}
# What a standby's configuration says of its upstream, with another one in it.
following() { # HOST PORT
    psql_set host "$1"
    psql_set port "$2"
    psql_set without ''
    psql_set position 0/0
    psql_set timeline 0
    upstream_query
    printf '\n\\gset\n'
}

tell() { [[ -z ${answer//|/} ]] || note "$answer"; }
have_lock() { # NODE
    [[ $answer == true* ]] || fail "$1: another session holds the operation lock: ${answer#*|}"
}

# What a standby of SOURCE would receive by, as it stands there: `conninfo`, and `line` for a password file.
upstream_of() { # SOURCE APPLICATION_NAME HOST PORT
    sql "$1" 5 < <(
        psql_set host "$3"
        psql_set port "$4"
        psql_set without 'password application_name'
        upstream_query
        echo ';'
    )
    [[ $answer == *' '*' '* ]] || fail "$1: it is not known how standbys log in. Declare replication: for the cluster."
    conninfo="$answer application_name='${2//\'/\\\'}'"
    sql "$1" 5 < <(upstream_password_query)
    line=${answer:+*:*:*:*:$answer}
}

# --- passwords --------------------------------------------------------------------------------------------------------

# None stands in here. For a credential they come from its variable in the environment, from its password file, or from
# what libpq does by itself (PGPASSFILE, ~/.pgpass, a service, PGPASSWORD); else they are asked for on the terminal.
declare -A passfile variable
keep_password() { # CREDENTIAL PASSWORD
    local p=${2//\\/\\\\}
    p=${p//:/\\:}
    passfile[$1]=$(mktemp "$work/pgpass-XXXXXX")
    printf '*:*:*:*:%s\n' "$p" >"${passfile[$1]}"
}
passwords_from_environment() {
    local credential name
    for credential in "${!variable[@]}"; do
        name=${variable[$credential]}
        [[ -z ${!name:-} ]] || keep_password "$credential" "${!name}"
    done
}
passfile_option() { # CREDENTIAL
    local file=${passfile[$1]:-}
    [[ -z $file ]] || { file=${file//\\/\\\\} && printf " passfile='%s'" "${file//\'/\\\'}"; }
}
ask_password() { # CREDENTIAL WHAT
    [[ -t 0 ]] || return 1
    local typed
    IFS= read -rsp "Password of \"$1\" ($2): " typed
    echo
    keep_password "$1" "$typed"
}
# The line of a password file for a program on another machine; empty where there is none. It is for no eyes.
password_line() { # CREDENTIAL HOST PORT DATABASE USER
    local f='(([^:\\]|\\.)*)' line file=${passfile[$1]:-${PGPASSFILE:-$HOME/.pgpass}} i field wanted
    shift
    if [[ -n ${PGPASSWORD:-} && $file == "${PGPASSFILE:-$HOME/.pgpass}" ]]; then
        line=${PGPASSWORD//\\/\\\\}
        printf '*:*:*:*:%s' "${line//:/\\:}"
        return
    fi
    [[ -r $file ]] || return 0
    while IFS= read -r line || [[ -n $line ]]; do
        [[ $line =~ ^$f:$f:$f:$f:(.*)$ ]] || continue
        for i in 1 2 3 4; do
            field=${BASH_REMATCH[$((2 * i - 1))]} wanted=${!i}
            [[ $field == '*' || ${field//\\/} == "${wanted//\\/}" ]] || continue 2
        done
        printf '*:*:*:*:%s' "${BASH_REMATCH[9]}"
        return
    done <"$file"
}

# --- machines ---------------------------------------------------------------------------------------------------------

assign() { printf "%s='%s'\n" "$1" "${2//\'/\'\\\'\'}"; }

# Does something on a machine: CALLS of the library's functions, with the variables on standard input. The shell there
# reads all of it before it begins; it ends what takes long when this script is gone, whose end of the pipe then closes.
on_machine() { # PLACE SECONDS CALLS
    local place=$1 patience=$2 calls=$3 given pipe keep outcome=0
    given=$(cat)
    pipe=$(mktemp -u "$work/deed-XXXXXX")
    mkfifo "$pipe"
    exec {keep}<>"$pipe"
    { printf '{\n' && machine_facts "$place" && printf '%s\n' "$given" && library && printf '%s\nexit\n}\n' "$calls"; } \
        >&"$keep" &
    (
        exec {keep}>&- && without_sessions
        machine "$place" timeout --foreground -k 5 "$((patience + 8))" <"$pipe"
    ) || outcome=$?
    kill $! 2>/dev/null || true
    exec {keep}>&-
    rm -f "$pipe"
    return "$outcome"
}
deed() { # PLACE SECONDS CALLS
    on_machine "$@" || fail "on the machine of $1: \"$3\" failed"
}

# Where a standby receives from, as its configuration says it.
standby_settings() { # CONNINFO SLOT
    local conninfo=${1//\\/\\\\}
    printf "primary_conninfo = '%s'\nprimary_slot_name = '%s'" "${conninfo//\'/\'\'}" "$2"
}
# The variables of a deed that makes a standby. Its password is kept in a file beside the data, as Meridian does it.
standby_variables() { # CONNINFO SLOT LINE KEPT_PASSFILE
    local settings=$1
    [[ -z $3 ]] || settings+=" passfile='${4//\'/\\\'}'"
    assign CONNINFO "$1"
    assign SLOT "$2"
    assign SETTINGS "$(standby_settings "$settings" "$2")"
    assign PASSLINE "$3"
}

# --- pools and proxies ------------------------------------------------------------------------------------------------

# A command of PgBouncer's console; `answer` is all that it says.
console() { # ENDPOINT SECONDS COMMAND
    answer=$(timeout --foreground "$2" psql -X -q -A -w -P footer=off -d "$(console_of "$1")" -c "$3" 2>&1)
}
pause_pool() { # ENDPOINT SECONDS COMMAND HOW_TO_RESUME
    console "$1" "$2" "$3" && return 0
    [[ $answer != *already* ]] || return 0
    local why=${answer:-transactions do not end}
    console "$1" 10 "$4" || true # it would go on pausing without us
    fail "$1: $why"
}
resume_pool() { # ENDPOINT SECONDS COMMAND
    console "$1" "$2" "$3" || [[ $answer == *'not paused'* ]] || fail "$1: $answer"
}
# One database of PgBouncer's configuration gets another server; all else stays byte for byte.
point_configuration() { # DATABASE HOST PORT
    awk -v wanted="$1" -v host="$2" -v port="$3" '
    function trim(s) { gsub(/^[ \t]+|[ \t]+$/, "", s); return s }
    function name_of(s) {
        s = trim(s)
        if (length(s) >= 2 && s ~ /^".*"$/) { s = substr(s, 2, length(s) - 2); gsub(/""/, "\"", s) }
        return s
    }
    function word(s) {
        if (s != "" && s !~ /[ \047]/) return s
        gsub(/\047/, "\047\047", s)
        return "\047" s "\047"
    }
    function blank(v, at) { return substr(v, at, 1) ~ /^[ \t]$/ }
    function put(v, key, value,    at, from, name, n) {
        n = length(v); at = 1
        while (at <= n) {
            while (blank(v, at)) at++
            from = at
            while (at <= n && substr(v, at, 1) != "=" && !blank(v, at)) at++
            name = substr(v, from, at - from)
            while (blank(v, at)) at++
            if (substr(v, at, 1) != "=") break
            at++
            while (blank(v, at)) at++
            from = at
            if (substr(v, at, 1) == "\047") {
                for (at++; at <= n; at++)
                    if (substr(v, at, 1) == "\047") { if (substr(v, at + 1, 1) == "\047") at++; else break }
                at++
            } else
                while (at <= n && !blank(v, at)) at++
            if (name == key) return substr(v, 1, from - 1) value substr(v, at)
        }
        return " " key "=" value v
    }
    { all[NR] = $0 }
    {
        line = $0; sub(/\r$/, "", line); line = trim(line)
        if (substr(line, 1, 1) == "[") inside = (tolower(line) == "[databases]")
        equals = index($0, "=")
        if (!inside || line == "" || line ~ /^[;#]/ || !equals) next
        name = name_of(substr($0, 1, equals - 1))
        if (name == wanted && !named) named = NR
        if (name == "*" && !any) any = NR
    }
    END {
        if (!named) named = any
        if (!named) exit 1
        end = sub(/\r$/, "", all[named]) ? "\r" : ""
        equals = index(all[named], "=")
        value = substr(all[named], equals + 1)
        value = put(value, "host", word(host))
        value = put(value, "port", port)
        all[named] = substr(all[named], 1, equals) value end
        for (i = 1; i <= NR; i++) printf "%s%s", all[i], (i < NR ? "\n" : "")
    }'
}
point_pool() { # ENDPOINT SECONDS DATABASE HOST PORT FILE RECONNECT
    local before after there
    before=$(assign FILE "$6" | on_machine "pool $1" "$2" read_file && printf x) || fail "$1: $6 cannot be read"
    before=${before#*$'meridian:content\n'}
    before=${before%x}
    after=$(printf %s "$before" | point_configuration "$3" "$4" "$5" && printf x) || fail "$1: no entry for $3 in $6"
    after=${after%x}
    [[ $before != *$'\n' ]] || after+=$'\n'
    [[ $after == "$before" ]] || { assign FILE "$6"; assign CONTENT "$after"; } | deed "pool $1" "$2" write_file
    console "$1" "$2" RELOAD || fail "$1: $answer"
    console "$1" "$2" 'SHOW DATABASES' || fail "$1: $answer"
    there=$(awk -F'|' -v name="$3" '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        $column["name"] == name || (name == "" && $column["name"] != "pgbouncer") {
            print $column["host"] ":" $column["port"]; exit }' <<<"$answer")
    [[ $there == "$4:$5" ]] || fail "$1: after RELOAD it still leads to $there; is $6 the file that it reads?"
    console "$1" "$2" "$7" || fail "$1: $answer"
}

# HAProxy's runtime API; it hangs up behind its answer.
runtime_api() { # SOCKET SECONDS COMMANDS
    if [[ $1 == /* ]]; then
        printf '%s\n' "$3" | timeout --foreground "$2" socat -t "$2" - "UNIX-CONNECT:$1"
    else
        printf '%s\n' "$3" | timeout --foreground "$2" socat -t "$2" - "TCP:$1"
    fi
}
numeric() { # HOST
    if [[ $1 =~ ^[0-9.]+$ || $1 == *:* ]]; then printf %s "$1"; else getent ahosts "$1" | awk 'NR == 1 { printf "%s", $1 }'; fi
}
point_proxy() { # ENDPOINT SECONDS SOCKET BACKEND SERVER HOST PORT COMMANDS
    local address said there
    address=$(numeric "$6")
    [[ -n $address ]] || fail "$1: no address for $6"
    said=$(runtime_api "$3" "$2" "${8//'@address@'/"$address"}") || fail "$1: HAProxy does not answer at $3"
    there=$(runtime_api "$3" "$2" "show servers state $4" | awk -v server="$5" '
        /^#/ { for (i = 2; i <= NF; i++) column[$i] = i - 1; next }
        $column["srv_name"] == server { print $column["srv_addr"] ":" $column["srv_port"] }')
    [[ $there == "$address:$7" ]] || fail "$1: it leads to $there: $said (the socket needs \"level admin\")"
}

# A writing connection through the endpoint reaches this very server.
verify_endpoint() { # ENDPOINT NODE SECONDS
    local there
    sql "$2" 5 < <(identity_query)
    there=$(identity_query | timeout --foreground "$3" psql -X -q -A -t -w -v ON_ERROR_STOP=1 -d "$(client_of "$1")" 2>&1) ||
        fail "$1: $there"
    [[ ${there%|*|*} == "${answer%|*|*}" ]] || fail "$1 does not lead to $2"
}

# Patroni's REST API.
patroni() { # URL SECONDS METHOD PATH BODY CREDENTIAL USER CA
    local typed='' said code
    if [[ -n $6 ]]; then
        local name=${variable[$6]}
        typed=${!name:-}
        [[ -n $typed ]] || { [[ -t 0 ]] && IFS= read -rsp "Password of \"$6\" for Patroni: " typed && echo; } || true
        typed=${typed//\\/\\\\}
        typed="user = \"$7:${typed//\"/\\\"}\""
    fi
    said=$(printf '%s\n' "$typed" | curl -sS -K - --noproxy '*' -m "$2" ${8:+--cacert "$8"} -X "$3" \
        -H 'Content-Type: application/json' -d "$5" -w '\n%{http_code}' "$1$4") || fail "Patroni at $1: $said"
    code=${said##*$'\n'}
    [[ $code == 2?? ]] || fail "Patroni at $1: ${said%$'\n'*}"
    note "${said%$'\n'*}"
}

# --- people -----------------------------------------------------------------------------------------------------------

# What a person has to do there; looked for until it is seen.
by_hand() { # NODE SECONDS stopped|running|standby|- WHAT
    note "$4"
    if [[ $3 == - ]]; then
        [[ -t 0 ]] || return 0
        read -rp '          Enter, when it is done: '
        return
    fi
    local deadline=$((SECONDS + $2)) seen
    while :; do
        close_session "$1"
        if try_sql "$1" 5 <<<'SELECT pg_is_in_recovery();'; then
            seen=running
            [[ $answer != t ]] || seen=standby
        elif [[ $words == *refused* ]]; then
            seen=stopped
        else
            seen=unknown
        fi
        [[ $seen != "$3" && ($3 != running || $seen != standby) ]] || return 0
        ((SECONDS < deadline)) || fail "$1: it was not done within $2 s"
        sleep 0.2
    done
}

# --- before the first step --------------------------------------------------------------------------------------------

need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || fail "This needs the program \"$program\"."
    done
}
# The servers are still as they were planned for.
expect() { # NODE primary|standby|fallen CREDENTIAL
    local there=unknown
    if try_sql "$1" 10 <<<'SELECT pg_is_in_recovery();' ||
        { [[ $words == *password* ]] && ask_password "$3" "$1" && try_sql "$1" 10 <<<'SELECT pg_is_in_recovery();'; }; then
        there=primary
        [[ $answer != t ]] || there=standby
    elif [[ $2 != fallen ]]; then
        fail "$1: $words" # it was there when this was planned
    fi
    [[ $2 == "$there" || ($2 == fallen && $there == unknown) ]] ||
        fail "$1 is a $there now: this was planned for another state. Plan afresh."
}
agree() {
    if [[ -n $meant ]]; then
        [[ $meant == "$cluster" ]] || fail "This is for $cluster, not for $meant."
    elif [[ -t 0 ]]; then
        read -rp "Type the cluster's name, $cluster, to begin: " meant
        [[ $meant == "$cluster" ]] || fail 'Nothing was done.'
    else
        fail "If you mean it, add: --yes-i-mean $cluster"
    fi
}

run_steps() { # FROM
    local began i
    for ((i = 1; i <= steps; i++)); do
        # The locks are those of sessions: whoever goes on takes them again.
        ((i >= $1)) || [[ $locks == *" $i "* ]] || continue
        step=$i
        say "Step $i of $steps: ${title[$i]}"
        began=$(date +%s%N)
        "step_$i"
        note "done in $((($(date +%s%N) - began) / 1000000)) ms"
    done
    step=0
    say 'Done.'
}
# Backwards; what cannot be taken back does not keep the rest from it.
undo_steps() { # FROM
    local i bad=0
    undoing=yes
    ((point_of_no_return == 0 || $1 < point_of_no_return)) || fail "Step $point_of_no_return cannot be taken back."
    for ((i = $1; i >= 1; i--)); do
        [[ -n ${back[$i]:-} ]] || continue
        say "Taking step $i back: ${back[$i]}"
        if ! (trap - EXIT; "undo_$i"); then
            bad=1
            note 'That did not work; the rest is taken back nevertheless.'
        fi
    done
    ((bad == 0)) || fail 'Not all could be taken back: see above.'
    say 'All of it is taken back.'
}
list_steps() {
    local i
    for ((i = 1; i <= steps; i++)); do
        printf '%3d. %s\n' "$i" "${title[$i]}"
        [[ -z ${back[$i]:-} ]] || printf '       undo: %s\n' "${back[$i]}"
        ((i != point_of_no_return)) || printf '       no way back from here\n'
    done
}
number() { # WORD
    { [[ $1 =~ ^[0-9]+$ ]] && (($1 >= 1 && $1 <= steps)); } || fail "\"$1\" is no step: 1 to $steps"
    printf %s "$1"
}

main() {
    meant=
    local from=1 undo='' list='' chosen
    while (($#)); do
        case $1 in
        --yes-i-mean) meant=${2:?the name of the cluster} && shift ;;
        --from | --undo)
            chosen=$(number "${2:?the number of a step}")
            printf -v "${1#--}" %s "$chosen"
            shift
            ;;
        --list) list=yes ;;
        *) sed -n '2,/^$/s/^# \{0,1\}//p' "$0" && exit 0 ;;
        esac
        shift
    done
    [[ -z $list ]] || { list_steps && return; }
    need psql mkfifo timeout awk "${programs[@]}"
    passwords_from_environment
    if [[ -n $undo ]]; then
        agree
        undo_steps "$undo"
    else
        say 'Looking whether the servers are as they were planned for'
        if ((from == 1)); then expectations; fi
        agree
        run_steps "$from"
    fi
}
