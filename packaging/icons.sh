#!/usr/bin/env bash
# Draws packaging/icon.svg in the sizes that menus, docks and installers ask for: packaging/icons, as PNG, and as the one
# file that Windows (.ico) and macOS (.icns) want. For when the icon has changed; needs rsvg-convert.
#
#   packaging/icons.sh
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

FOLDER="$ROOT/packaging/icons"

is_command rsvg-convert || install_packages librsvg2-bin || fail "Icons are drawn by rsvg-convert: install the package librsvg2-bin."

# The bytes of a number, the lowest first (Windows) or the highest first (macOS).
little() {
  local number=$1 count=$2
  while [ "$count" -gt 0 ]; do
    printf '%b' "$(printf '\\x%02x' $((number & 255)))"
    number=$((number >> 8)) count=$((count - 1))
  done
}

big() {
  local shift
  for shift in 24 16 8 0; do printf '%b' "$(printf '\\x%02x' $(($1 >> shift & 255)))"; done
}

length() {
  wc -c <"$1" | tr -d ' '
}

png() {
  printf '%s/lantern-chat-%s.png\n' "$FOLDER" "$1"
}

# A directory of the images, and behind it the images, which may be PNG since Windows Vista.
ico() {
  local sizes=(16 24 32 48 64 256) size at
  little 0 2 && little 1 2 && little "${#sizes[@]}" 2
  at=$((6 + 16 * ${#sizes[@]}))
  for size in "${sizes[@]}"; do
    little $((size & 255)) 1 && little $((size & 255)) 1 && little 0 2 && little 1 2 && little 32 2
    little "$(length "$(png "$size")")" 4 && little "$at" 4
    at=$((at + $(length "$(png "$size")")))
  done
  for size in "${sizes[@]}"; do cat "$(png "$size")"; done
}

# Each image behind its type and its length.
icns() {
  local types="icp4:16 icp5:32 ic07:128 ic08:256 ic09:512" one all=8
  for one in $types; do all=$((all + 8 + $(length "$(png "${one#*:}")"))); done
  printf icns && big "$all"
  for one in $types; do
    printf '%s' "${one%:*}" && big $((8 + $(length "$(png "${one#*:}")")))
    cat "$(png "${one#*:}")"
  done
}

mkdir -p "$FOLDER"
for size in 16 22 24 32 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" "$ROOT/packaging/icon.svg" --output "$(png "$size")"
done
ico >"$FOLDER/lantern-chat.ico"
icns >"$FOLDER/lantern-chat.icns"
say "The icons are in $FOLDER; look at them, and commit them."
