#!/usr/bin/env bash
# Pictures of the desktop app in every state that people meet, light and dark, large and small, in English and German,
# taken of the real window beside a real server, without a display. For looking at them one by one.
#
#   packaging/tour.sh [FOLDER]
#
# FOLDER takes the PNG files; if not given it is chat-desktop/target/tour.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

FOLDER=${1:-"$ROOT/chat-desktop/target/tour"}
mkdir -p "$FOLDER"
FOLDER=$(cd "$FOLDER" && pwd)

need_jdk
need_maven

say "==> the tour (eight minutes)"
(cd "$ROOT" && mvn -B -q -Dquick -pl chat-protocol,chat-server,chat-desktop verify -Dlantern.test.limit='30 m' \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test='TourIT,ConnectionPicturesIT' -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dlantern.screenshots="$FOLDER" </dev/null) || fail "FAILED: see above, and chat-desktop/target/failsafe-reports."

say "$(find "$FOLDER" -name '*.png' | wc -l | tr -d ' ') pictures are in $FOLDER"
