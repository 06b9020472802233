# SPDX-License-Identifier: GPL-3.0-or-later
# One small file, read whole or replaced whole; links are followed, owner and mode stay.
read_file() {
    [ -r "$FILE" ] || fail unreadable "$FILE cannot be read"
    printf 'meridian:content\n'
    cat "$FILE"
}

write_file() {
    [ -w "$FILE" ] || fail unreadable "$FILE cannot be written"
    file=$(readlink -f "$FILE")
    cp -p "$file" "$file.meridian" && printf %s "$CONTENT" >"$file.meridian" || fail storage "cannot write $file"
    replace "$file" "$file.meridian"
}
