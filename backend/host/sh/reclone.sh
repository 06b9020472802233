# SPDX-License-Identifier: GPL-3.0-or-later
# The data directory set aside, and a fresh copy of another server in its place.
newest_aside() {
    newest=
    for aside in "$DATA".aside-*; do
        [ ! -d "$aside" ] || newest=$aside
    done
}

set_aside() {
    if [ -d "$DATA" ]; then
        must_be_stopped
        [ ! -e "$DATA.aside-$STAMP" ] || fail storage "$DATA.aside-$STAMP is there already"
        mv "$DATA" "$DATA.aside-$STAMP" || fail storage "cannot rename $DATA"
        sync "$(dirname "$DATA")"
    fi
    newest_aside
    fact kept "$newest"
}

# Copied beside and renamed: what is called like the data directory is always whole.
reclone() {
    target=$DATA.copying
    if [ -d "$DATA" ]; then
        [ -z "$(ls -A "$DATA")" ] || fail not-empty "$DATA is not empty"
        rmdir "$DATA" 2>/dev/null || target=$DATA # where a disk is mounted
    fi
    [ "$target" = "$DATA" ] || rm -rf "$target"
    use_password
    guarded pg_basebackup --progress --no-password -c fast -X stream -D "$target" ${SLOT:+-S "$SLOT"} -d "$CONNINFO" ||
        fail program "pg_basebackup failed"
    newest_aside
    [ -z "$newest" ] || copy_own "$newest" "$target"
    become_standby "$target"
    [ "$target" = "$DATA" ] || mv "$target" "$DATA" || fail storage "cannot rename $target"
    sync "$(dirname "$DATA")"
}
