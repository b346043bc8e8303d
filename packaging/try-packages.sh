#!/usr/bin/env bash
# Tries the packages as people get them: installs them in a bare Debian without Java, in a folder, starts the server under
# the service's restrictions and the app on a display, upgrades with the data kept, removes and purges. Ends with 0 only
# when all of that went as it should, and leaves a picture of the app's first window to look at. Takes five minutes.
#
#   packaging/try-packages.sh [FOLDER]
#
# FOLDER takes the pictures; if not given it is packaging/target/tried. Needs root, the packages of packaging/package.sh,
# and Debian's mmdebstrap, which fetches from where apt does. The system in the folder is of the machine's own release.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

PACKAGES="$ROOT/packaging/target/packages"
BARE="$ROOT/packaging/target/bare"
PICTURES=${1:-"$ROOT/packaging/target/tried"}
UNIT=/usr/lib/systemd/system/lantern-server.service
STATE=/var/lib/private/lantern-server
STARTED=""

[ "$(id -u)" = 0 ] || fail "A bare system can be made by root alone: run this as root."
is_command mmdebstrap || install_packages mmdebstrap || fail "The bare system is made by mmdebstrap: install that package."
is_command Xvfb || install_packages xvfb || fail "The app is shown by Xvfb: install the package xvfb."
is_command import || install_packages imagemagick || fail "Pictures are taken by import: install the package imagemagick."

step() {
  say "==> $*"
}

holds() {
  "${@:2}" || fail "FAILED: $1"
}

lacks() {
  if "${@:2}"; then fail "FAILED: $1"; fi
}

inside() {
  chroot "$BARE" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# What the mounts and the processes leave behind goes, however this ends.
# shellcheck disable=SC2317  # called by a trap
clean() {
  local pid point
  # What unshare holds does not hear a milder word.
  for pid in $STARTED; do kill -KILL "$pid" 2>/dev/null || true; done
  for pid in $STARTED; do wait "$pid" 2>/dev/null || true; done
  for point in tmp/.X11-unix dev proc; do umount -R -l "$BARE/$point" 2>/dev/null || true; done
}

make_bare() {
  clean
  rm -rf "$BARE"
  mkdir -p "$BARE" "$PICTURES"
  (cd / && mmdebstrap --variant=minbase --quiet "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" "$BARE" </dev/null)
  mount -t proc proc "$BARE/proc"
  mount -t tmpfs tmpfs "$BARE/dev"
  mkdir -p "$BARE/dev/shm"
  local device
  for device in null zero full random urandom tty; do
    touch "$BARE/dev/$device"
    mount --bind "/dev/$device" "$BARE/dev/$device"
  done
  # It fetches from where this machine does, and as it does.
  cp -L /etc/resolv.conf "$BARE/etc/resolv.conf"
  apt-config dump Acquire | grep -i '^Acquire::\(https\?::\|Check-\|Retries\|Force\)' >"$BARE/etc/apt/apt.conf.d/99machine"
  # Nothing is to start by itself: this is not a machine.
  printf '#!/bin/sh\nexit 101\n' >"$BARE/usr/sbin/policy-rc.d"
  chmod +x "$BARE/usr/sbin/policy-rc.d"
  lacks "the bare system has a Java of its own" inside sh -c 'command -v java >/dev/null'
}

# All files but those that any installation changes: lists, caches, logs, and what dpkg knows.
list_files() {
  (cd "$BARE" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/lib/dpkg -o -path ./var/cache \
    -o -path ./var/log -o -path ./var/lib/apt -o -path ./root \) -prune -o -print | LC_ALL=C sort)
}

# PACKAGE-FILE...: with what they depend on and not what they recommend, so that a forgotten dependency shows.
install_here() {
  local file
  for file in "$@"; do cp "$file" "$BARE/tmp/"; done
  (cd "$BARE/tmp" && inside sh -c 'apt-get -qq update && cd /tmp && apt-get -qq -y --no-install-recommends install "$@"' \
    sh "${@/#*\//.\/}") </dev/null >"$PICTURES/apt.log" 2>&1 || fail "FAILED: apt-get install; see $PICTURES/apt.log"
  rm -f "$BARE"/tmp/*.deb
}

# PACKAGE: the same files as the next version.
next_version() {
  local tree="$ROOT/packaging/target/next/$1"
  rm -rf "$tree" && mkdir -p "$tree"
  dpkg-deb -R "$PACKAGES/$1"_*.deb "$tree"
  sed -i 's/^Version: .*/Version: 99.0-1/' "$tree/DEBIAN/control"
  dpkg-deb --root-owner-group -Zgzip -z1 --build "$tree" "$ROOT/packaging/target/next/$1_next.deb" >/dev/null
  rm -rf "$tree"
}

# Every library that a program or library of the package asks for is there.
check_libraries() {
  local missing
  missing=$(inside sh -c "find /usr/lib/$1 -type f \( -name '*.so' -o -path '*/bin/*' \) -exec ldd {} + 2>/dev/null" |
    grep 'not found' | grep -v 'libjvm\|libjava\|libawt\|libnet\|libnio\|liblcms\|libzip\|libjli' | sort -u || true)
  [ -z "$missing" ] || fail "FAILED: libraries are missing: $missing"
}

# Waits for a line, and says which it was. FILE PATTERN PID
await_line() {
  local tries=0
  until grep -m 1 -- "$2" "$1" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$3" 2>/dev/null; then
      cat "$1" >&2
      fail "FAILED: there was no '$2'"
    fi
    sleep 0.1
  done
}

# The server as nobody in particular, with what setpriv and a mount namespace can do of the service's restrictions: no
# capabilities, no new ones, a system that cannot be written to but for its folder, where nothing can be run.
start_server() {
  local id=61234
  mkdir -p "$BARE$STATE"
  chown "$id:$id" "$BARE$STATE"
  chmod 700 "$BARE$STATE"
  : >"$PICTURES/server.log"
  # shellcheck disable=SC2016  # the inner shell's
  unshare --mount --ipc --uts --kill-child --fork sh -c '
    mount --rbind "$1" "$1" && mount -o remount,bind,ro "$1"
    mount --bind "$1$2" "$1$2" && mount -o remount,bind,rw,nosuid,nodev,noexec "$1$2"
    mount -t tmpfs -o nosuid,nodev,noexec tmpfs "$1/tmp"
    set -a && . "$1/etc/lantern-server.conf" && set +a
    exec chroot "$1" setpriv --reuid="$3" --regid="$3" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
      env -i STATE_DIRECTORY="$2" LANTERN_PORT=18080 LANTERN_NAME="Kitchen Table" \
      "$(sed -n "s/^ExecStart=//p" "$1$4")"' sh "$BARE" "$STATE" "$id" "$UNIT" >"$PICTURES/server.log" 2>&1 &
  SERVER=$!
  STARTED="$STARTED $SERVER"
  await_line "$PICTURES/server.log" '^ready ' "$SERVER"
}

# SIGTERM to Java itself, which is the only process below.
stop_server() {
  local java
  java=$(pgrep -u 61234)
  kill "$java"
  wait "$SERVER" 2>/dev/null || true
  lacks "the server goes on after SIGTERM" kill -0 "$java" 2>/dev/null
}

# Says or reads a line in the room as a client of the tutorials would. TALK...
talk() {
  "$JDK/bin/java" "$ROOT/packaging/Talk.java" "$@" || fail "FAILED: nobody could talk to the server"
}

try_server() {
  step "the server: installed, and neither enabled nor started"
  BEFORE=$(list_files)
  install_here "$PACKAGES"/lantern-server_*.deb
  check_libraries lantern-server
  holds "no lantern-server on the PATH" inside lantern-server --version >/dev/null
  lacks "the service is enabled" test -e "$BARE/etc/systemd/system/multi-user.target.wants/lantern-server.service"
  holds "no manual page" inside test -s /usr/share/man/man1/lantern-server.1.gz

  step "the server as nobody in particular"
  start_server
  talk ws://127.0.0.1:18080/ws say "before the upgrade"
  stop_server

  step "an upgrade, with a changed setting and the data kept"
  printf 'LANTERN_ROOMS=general,kitchen\n' >>"$BARE/etc/lantern-server.conf"
  install_here "$ROOT/packaging/target/next/lantern-server_next.deb"
  holds "the setting is gone" grep -q kitchen "$BARE/etc/lantern-server.conf"
  start_server
  talk ws://127.0.0.1:18080/ws read "before the upgrade"
  stop_server
  holds "the commands do not find the data" inside lantern-server check --data "$STATE"

  step "removal keeps the data, purging takes them"
  inside apt-get -qq -y remove lantern-server >/dev/null 2>&1
  lacks "the program is still there" test -e "$BARE/usr/lib/lantern-server"
  holds "the data are gone" test -s "$BARE$STATE/chat.db"
  holds "the settings are gone" test -s "$BARE/etc/lantern-server.conf"
  inside apt-get -qq -y purge lantern-server >/dev/null 2>&1
  nothing_is_left
}

# Of the packages; what they depended on is removed too.
nothing_is_left() {
  local left
  inside apt-get -qq -y autoremove --purge >/dev/null 2>&1
  left=$(comm -13 <(printf '%s\n' "$BEFORE") <(list_files) | grep -i lantern || true)
  [ -z "$left" ] || fail "FAILED: there is left: $left"
}

start_app() {
  : >"$PICTURES/app.log"
  inside setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs env HOME=/home/ann DISPLAY=":$NUMBER" \
    lantern-chat "$@" >"$PICTURES/app.log" 2>&1 &
  APP=$!
  STARTED="$STARTED $APP"
}

# NAME: a picture of what is on the display as soon as it no longer changes.
take_picture() {
  local before="" now="" tries=0
  while [ "$tries" -lt 60 ]; do
    kill -0 "$APP" 2>/dev/null || fail "FAILED: the app ended: $(cat "$PICTURES/app.log")"
    DISPLAY=":$NUMBER" import -silent -window root "$PICTURES/$1.png"
    now=$(convert "$PICTURES/$1.png" -format '%k %#' info:)
    # More colours than an empty screen has.
    if [ "$now" = "$before" ] && [ "${now%% *}" -gt 50 ]; then return 0; fi
    before=$now tries=$((tries + 1))
    sleep 0.5
  done
  fail "FAILED: no window came to rest on the display: see $PICTURES/$1.png and $PICTURES/app.log"
}

stop_app() {
  kill "$APP"
  wait "$APP" 2>/dev/null || true
}

try_app() {
  step "the app: installed, with its menu entry, icons and manual page"
  BEFORE=$(list_files)
  install_here "$PACKAGES"/lantern-chat_*.deb
  check_libraries lantern-chat
  holds "no menu entry" test -s "$BARE/usr/share/applications/lantern-chat.desktop"
  holds "no lantern-server on the PATH" inside lantern-server --version >/dev/null
  inside useradd --create-home --uid 1000 ann

  step "its first window"
  NUMBER=95
  while [ -e "/tmp/.X$NUMBER-lock" ]; do NUMBER=$((NUMBER + 1)); done
  Xvfb ":$NUMBER" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
  STARTED="$STARTED $!"
  mkdir -p "$BARE/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$BARE/tmp/.X11-unix"
  while [ ! -e "/tmp/.X11-unix/X$NUMBER" ]; do sleep 0.1; done
  start_app
  take_picture first-window
  stop_app

  step "in a chat of the packaged server, and the same after an upgrade"
  inside setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/ann lantern-server --port 18081 \
    >"$PICTURES/server.log" 2>&1 &
  SERVER=$!
  STARTED="$STARTED $SERVER"
  await_line "$PICTURES/server.log" '^ready ' "$SERVER"
  talk ws://127.0.0.1:18081/ws say "hello from a terminal"
  start_app --server 127.0.0.1:18081 --name ann
  talk ws://127.0.0.1:18081/ws meet ann
  take_picture in-the-chat
  stop_app
  install_here "$ROOT/packaging/target/next/lantern-chat_next.deb"
  start_app
  talk ws://127.0.0.1:18081/ws meet ann
  take_picture after-the-upgrade
  stop_app
  kill "$(pgrep -u 1000 -f lantern-server.jar)"
  wait "$SERVER" 2>/dev/null || true

  step "removal leaves what is Ann's and nothing else"
  inside apt-get -qq -y purge lantern-chat >/dev/null 2>&1
  holds "Ann's settings are gone" test -d "$BARE/home/ann/.config/lantern-chat"
  holds "Ann's chat is gone" test -s "$BARE/home/ann/.local/share/lantern-chat/chat.db"
  lacks "libraries were unpacked into Ann's folder" test -e "$BARE/home/ann/.openjfx"
  inside userdel --force ann >/dev/null 2>&1 || true
  rm -rf "$BARE/home/ann"
  nothing_is_left
}

try_both() {
  step "both packages beside each other"
  install_here "$PACKAGES"/lantern-server_*.deb "$PACKAGES"/lantern-chat_*.deb
  holds "the server's own package does not come first" \
    test "$(inside readlink -f /usr/bin/lantern-server)" = /usr/lib/lantern-server/bin/lantern-server
  inside apt-get -qq -y purge lantern-server >/dev/null 2>&1
  holds "the app's server does not come after it" inside lantern-server --version >/dev/null
  inside apt-get -qq -y purge lantern-chat >/dev/null 2>&1
  lacks "a link to nothing is left" test -L "$BARE/usr/bin/lantern-server"
}

need_jdk
trap clean EXIT
step "a bare system, without Java"
make_bare
next_version lantern-server
next_version lantern-chat
try_server
try_app
try_both
say "All as it should be. Look at the pictures in $PICTURES."
