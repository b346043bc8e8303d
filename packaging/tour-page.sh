#!/usr/bin/env bash
# Pictures of the browser client in every state that people meet, at three sizes, light and dark, in Chromium and Firefox,
# beside a real server. For looking at them one by one.
#
#   packaging/tour-page.sh [FOLDER]
#
# FOLDER takes the PNG files, in a folder for each browser; if not given it is chat-server/target/tour.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

FOLDER=${1:-"$ROOT/chat-server/target/tour"}
mkdir -p "$FOLDER"
FOLDER=$(cd "$FOLDER" && pwd)

need_jdk
need_maven
need_node
need_browser
need_firefox
need_fonts

say "==> the tour of the page (ten minutes)"
(cd "$ROOT" && mvn -B -q -Dquick -DskipTests -pl chat-protocol,chat-server package </dev/null)
cd "$ROOT/chat-server/src/test/web"
npm ci --no-audit --no-fund
export LANTERN_JAR="$ROOT/chat-server/target/lantern-server.jar" LANTERN_JAVA="$JDK/bin/java"
node tour.mjs "$FOLDER/chromium"
LANTERN_IN=firefox node tour.mjs "$FOLDER/firefox"

say "$(find "$FOLDER" -name '*.png' | wc -l | tr -d ' ') pictures are in $FOLDER"
