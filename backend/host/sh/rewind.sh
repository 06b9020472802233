# SPDX-License-Identifier: GPL-3.0-or-later
# pg_rewind. It takes everything over from the source, configuration too: the node's own files are kept beside the data
# directory until they are back, also over a round that was cut off.
rewind() {
    must_be_stopped
    kept=$DATA.own-files
    if [ ! -d "$kept" ]; then
        rm -rf "$kept.new"
        mkdir "$kept.new" || fail storage "cannot keep the node's own files"
        copy_own "$DATA" "$kept.new"
        mv "$kept.new" "$kept" || fail storage "cannot keep the node's own files"
    fi
    use_password
    # With the first, pg_rewind could not bring a server that was not shut down in order; PostgreSQL 15, "pg_rewind".
    rm -f "$DATA/standby.signal" "$DATA/recovery.signal"
    guarded pg_rewind --progress -D "$DATA" ${CONFIG:+--config-file="$CONFIG"} --source-server="$CONNINFO" ||
        fail program "pg_rewind failed"
    cp -Rp "$kept"/. "$DATA/" || fail storage "cannot bring back the node's own files"
    rm -rf "$kept"
}
