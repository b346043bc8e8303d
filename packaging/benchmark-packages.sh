#!/usr/bin/env bash
# Measures the packages that packaging/package.sh has made: how large they are, how quickly the server and the app in them
# start, with their caches and without, and what they hold when nobody does anything. Rewrites that table of
# docs/PERFORMANCE.md. Takes three minutes, during which the machine should do nothing else. Uses the display of $DISPLAY
# where there is one.
#
#   packaging/benchmark-packages.sh [ROUNDS]
#
# Each is started ROUNDS times (7 if not given).
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

TARGET="$ROOT/packaging/target"
DESKTOP="$ROOT/chat-desktop/target"
[ -d "$TARGET/packages" ] || fail "There are no packages to measure: run packaging/package.sh first."
need_jdk
need_maven

say "Building ..."
(cd "$ROOT" && mvn -B -q -Dquick -Pbenchmark -pl chat-protocol,chat-server,chat-desktop package </dev/null 2>&1) |
  sed "s/$(printf '\033')\[[0-9;]*m//g" || fail "The build failed; what it says is above."
"$JDK/bin/jar" --create --file "$DESKTOP/benchmark.jar" -C "$DESKTOP/benchmark-classes" .

exec "$JDK/bin/java" -cp "$DESKTOP/benchmark.jar" org.lanternchat.desktop.PackagesBenchmark "${1:-7}" "$TARGET" \
  "$DESKTOP/benchmark.jar" "$DESKTOP/lantern-chat/lib" "$ROOT/docs/PERFORMANCE.md"
