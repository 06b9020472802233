# SPDX-License-Identifier: GPL-3.0-or-later
# What this server wrote after the new line left it: its WAL from there on, and what is in it.
save_divergence() {
    must_be_stopped
    # A line that the other server's history does not know began here itself: its own history tells where.
    history=$DATA/pg_wal/$(printf '%08X' "$TIMELINE").history
    if [ "$FORK" = 0/0 ] && [ -r "$history" ]; then
        FORK=$(awk 'NF > 1 { at = $2 } END { print at }' "$history")
    fi
    find_segment
    kept=$DATA.diverged-$STAMP
    rm -rf "$kept.new"
    mkdir "$kept.new" || fail storage "cannot make $kept"
    files=$(ls "$DATA/pg_wal" | awk -v first="$segment" \
        'length($0) == 24 && substr($0, 1, 8) == substr(first, 1, 8) && $0 "" >= first ""')
    for file in $files; do
        # One that is prepared and not yet begun has no header, and pg_waldump may take it for the first one.
        [ "$(head -c 16 "$DATA/pg_wal/$file" | tr -d '\000' | wc -c)" -gt 0 ] || continue
        guarded cp -p "$DATA/pg_wal/$file" "$kept.new/" || fail storage "cannot copy $file"
    done
    last=$(ls "$kept.new" | tail -n 1)
    if [ -z "$last" ]; then # left at the very end of a file: the next one was never begun
        : >"$kept.new/transactions.txt"
        echo "nothing after $FORK" >"$kept.new/summary.txt"
    else
        [ -e "$kept.new/$segment" ] || fail gone "the WAL of that place, $segment, is no longer there"
        read_divergence
    fi
    sync "$kept.new"/* "$kept.new"
    rm -rf "$kept"
    mv "$kept.new" "$kept" || fail storage "cannot make $kept"
    fact kept "$kept"
    fact segments "$(ls "$kept" | grep -Ec '^[0-9A-F]{24}$')"
    fact commits "$(grep -c 'desc: COMMIT' "$kept/transactions.txt")"
    fact bytes "$(sed -n 's/^Total .* \([0-9][0-9]*\) \[100%\].*$/\1/p' "$kept/summary.txt")"
}

# Told where to begin, pg_waldump has to be told where to end, too. It always ends where the last record is not whole.
read_divergence() {
    guarded pg_waldump -p "$kept.new" -s "$FORK" -r Transaction "$segment" "$last" >"$kept.new/transactions.txt" 2>/dev/null
    guarded pg_waldump -p "$kept.new" -s "$FORK" --stats=record "$segment" "$last" >"$kept.new/summary.txt" 2>"$kept.new/words"
    # The line may have been left at this server's very last record.
    ! grep -q 'could not find a valid record' "$kept.new/words" || echo "nothing after $FORK" >"$kept.new/summary.txt"
    [ -s "$kept.new/summary.txt" ] || fail program "pg_waldump cannot read the WAL from $FORK on: $(cat "$kept.new/words")"
    rm -f "$kept.new/words"
}
