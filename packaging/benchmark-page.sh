#!/usr/bin/env bash
# Measures what the browser client costs a browser: first paint, time to typing, bytes over the wire, memory after a
# thousand messages, beside plain.html in the same Chromium, and rewrites that table of docs/PERFORMANCE.md. Takes five
# minutes, during which the machine should do nothing else.
#
#   packaging/benchmark-page.sh
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

need_jdk
need_maven
need_node
need_browser

say "Building ..."
(cd "$ROOT" && mvn -B -q -Dquick -DskipTests -pl chat-protocol,chat-server package </dev/null)
cd "$ROOT/chat-server/src/test/web"
npm ci --no-audit --no-fund
LANTERN_JAR="$ROOT/chat-server/target/lantern-server.jar" LANTERN_JAVA="$JDK/bin/java" node figures.mjs "$ROOT/docs/PERFORMANCE.md"
