#!/usr/bin/env bash
# Builds and runs Lantern Chat: the server, and the desktop app where there is a display.
#
#   packaging/run.sh [--no-desktop] [OPTIONS OF THE SERVER]
#
# Ctrl-C or SIGTERM stops both. Ends with 0 then, and with the server's own status when that ends by itself.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

WITH_DESKTOP=yes
OPTIONS=()
for option in "$@"; do
  if [ "$option" = --no-desktop ]; then WITH_DESKTOP=no; else OPTIONS+=("$option"); fi
done

SERVER=""
WINDOW=""
WORK=""

# Maven ends by resetting the colours, which would stand at the beginning of the `ready` line.
build() {
  say "Building ..."
  (cd "$ROOT" && mvn -B -q -Dquick package </dev/null 2>&1) | sed "s/$(printf '\033')\[[0-9;]*m//g" ||
    fail "The build failed; what it says is above."
}

# Passes on what the server prints, and keeps the address that its first line names.
relay() {
  local line
  while IFS= read -r line; do
    say "$line"
    case $line in
      "ready "*)
        printf '%s\n' "${line#ready }" >"$WORK/address.new"
        mv "$WORK/address.new" "$WORK/address"
        ;;
    esac
  done
}

start_server() {
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/lantern-run.XXXXXX")
  trap 'rm -rf "$WORK"' EXIT
  trap stop INT TERM HUP
  mkfifo "$WORK/out"
  relay <"$WORK/out" &
  # Started in the background, it does not hear Ctrl-C: `stop` tells it when it is its turn.
  "$JDK/bin/java" -jar "$ROOT/chat-server/target/lantern-server.jar" ${OPTIONS[@]+"${OPTIONS[@]}"} >"$WORK/out" &
  SERVER=$!
  while [ ! -e "$WORK/address" ] && kill -0 "$SERVER" 2>/dev/null; do sleep 0.1; done
}

# The desktop app, from its start to its end, with a word on how it ended. Told to stop, it stops the app.
window() {
  local app="" status=0
  trap 'kill "$app" 2>/dev/null || true; wait; exit 0' TERM
  "$JDK/bin/java" @"$ROOT/packaging/desktop.options" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dlantern.server="$ROOT/chat-server/target/lantern-server.jar" \
    -cp "$ROOT/chat-desktop/target/lantern-chat/lib/*" org.lanternchat.desktop.Launcher --server "$1" </dev/null &
  app=$!
  wait "$app" || status=$?
  if [ "$status" = 0 ]; then
    say "The window is closed; the chat goes on at $1 until Ctrl-C."
  else
    say "The desktop app ended with status $status; the chat goes on: open $1 in a browser. Ctrl-C stops it."
  fi
}

has_display() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]
}

open_desktop() {
  if [ "$WITH_DESKTOP" = no ]; then
    say "Open $1 in a browser. Ctrl-C stops the chat."
  elif ! has_display; then
    say "There is no display here: open $1 in a browser. Ctrl-C stops the chat."
  elif ! has_toolkit; then
    say "The desktop app needs GTK 3 (the package libgtk-3-0): open $1 in a browser instead. Ctrl-C stops the chat."
  else
    say "The desktop app opens; others open one of these addresses in a browser. Ctrl-C stops the chat."
    window "$1" &
    WINDOW=$!
  fi
}

# shellcheck disable=SC2317  # called by a trap
stop() {
  trap '' INT TERM HUP
  if [ -n "$WINDOW" ]; then
    kill -TERM "$WINDOW" 2>/dev/null || true
    wait "$WINDOW" 2>/dev/null || true
  fi
  if [ -n "$SERVER" ]; then
    kill -TERM "$SERVER" 2>/dev/null || true
    wait "$SERVER" 2>/dev/null || true
  fi
  say "Stopped."
  exit 0
}

need_jdk
need_maven
build
start_server
if [ -e "$WORK/address" ]; then open_desktop "$(<"$WORK/address")"; fi
STATUS=0
wait "$SERVER" 2>/dev/null || STATUS=$?
SERVER=""
if [ -e "$WORK/address" ]; then say "The server ended by itself, with status $STATUS."; fi
if [ -n "$WINDOW" ]; then
  kill -TERM "$WINDOW" 2>/dev/null || true
fi
wait
exit "$STATUS"
