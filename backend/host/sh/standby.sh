# SPDX-License-Identifier: GPL-3.0-or-later
# A stopped server starts as a standby of UPSTREAM from now on. SETTINGS are lines of a configuration file. What an
# earlier recovery left is taken out: a target would end the standby there.
become_standby() {
    settings=$1/postgresql.auto.conf
    if [ -n "$PASSLINE" ]; then
        printf '%s\n' "$PASSLINE" >"$KEPT_PASSFILE.new"
        replace "$KEPT_PASSFILE" "$KEPT_PASSFILE.new"
    fi
    [ ! -e "$settings" ] || cp -p "$settings" "$settings.new"
    {
        [ ! -e "$settings" ] || grep -Eiv '^[[:space:]]*(primary_conninfo|primary_slot_name|recovery_target[a-z_]*)([^a-z_]|$)' "$settings"
        printf '%s\n' "$SETTINGS"
    } >"$settings.new"
    replace "$settings" "$settings.new"
    rm -f "$1/recovery.signal"
    : >"$1/standby.signal"
    sync "$1/standby.signal" "$1" || fail storage "cannot write $1/standby.signal"
}
