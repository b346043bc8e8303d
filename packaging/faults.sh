#!/usr/bin/env bash
# The long form of the faults suite: the server is killed under load, the power is cut, connections break after each
# byte, the disk fills up, another program locks the database. Ends with the figures, and with 0 only when nothing that
# was echoed was lost and nothing was doubled. The short form of the same tests belongs to `mvn verify`.
#
#   packaging/faults.sh [KILLS [POWER-CUTS]]
#
# KILLS is 200 and POWER-CUTS is 60 if not given. Power cuts need Linux and a C compiler, the full disk needs root or a
# sudo that does not ask; what could not be run is said among the figures. They are also in chat-server/target/faults.txt.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

KILLS=${1:-200}
CUTS=${2:-60}
FIGURES="$ROOT/chat-server/target/faults.txt"

need_jdk
need_maven
need_c_compiler

rm -f "$FIGURES"
say "==> faults: $KILLS kills, $CUTS power cuts, and the rest (a quarter of an hour at most)"
PASSED=yes
(cd "$ROOT" && mvn -B -pl chat-server -am verify -Dlantern.test.limit='3 h' \
  -Dtest='org/lanternchat/server/faults/*Test' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test='org/lanternchat/server/faults/*IT' -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dlantern.faults.kills="$KILLS" -Dlantern.faults.cuts="$CUTS" \
  -Dlantern.faults.disks=5 -Dlantern.faults.locks=5 </dev/null) || PASSED=no

say "The figures:"
[ ! -f "$FIGURES" ] || sed 's/^/  - /' "$FIGURES"
[ "$PASSED" = yes ] || fail "FAILED: see above, and chat-server/target/failsafe-reports."
