#!/usr/bin/env bash
# Measures how quickly the desktop app starts, what it holds, and how its window keeps up with a large room, and rewrites
# those tables of docs/PERFORMANCE.md. Takes ten minutes, during which the machine should do nothing else. Needs no
# display; uses the one of $DISPLAY for the start.
#
#   packaging/benchmark-desktop.sh [MESSAGES] [SECONDS]
#
# MESSAGES are in the room (100000 if not given); each thing is looked at for SECONDS (10).
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

need_jdk
need_maven

say "Building ..."
(cd "$ROOT" && mvn -B -q -Dquick -Pbenchmark -pl chat-protocol,chat-server,chat-desktop package </dev/null 2>&1) |
  sed "s/$(printf '\033')\[[0-9;]*m//g" || fail "The build failed; what it says is above."

TARGET="$ROOT/chat-desktop/target"
cd "$ROOT/chat-desktop"

"$JDK/bin/jar" --create --file "$TARGET/benchmark.jar" -C "$TARGET/benchmark-classes" .
"$JDK/bin/java" -cp "$TARGET/benchmark.jar" org.lanternchat.desktop.StartBenchmark 7 \
  "$TARGET/benchmark.jar:$(printf '%s:' "$TARGET"/lantern-chat/lib/*.jar)" \
  "$(tr '\n' ' ' <"$ROOT/packaging/desktop.options" | sed 's/ $//')" "$ROOT/docs/PERFORMANCE.md"

exec "$JDK/bin/java" @"$ROOT/packaging/desktop.options" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dglass.platform=Headless -Dprism.order=sw -Djava.util.logging.config.file="$ROOT/packaging/test-logging.properties" \
  -cp "$TARGET/benchmark-classes:$TARGET/test-classes:$TARGET/classes:$(<"$TARGET/benchmark.classpath")" \
  org.lanternchat.desktop.WindowBenchmark "${1:-100000}" "${2:-10}" "$ROOT/docs/PERFORMANCE.md"
