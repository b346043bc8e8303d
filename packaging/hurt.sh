#!/usr/bin/env bash
# Load that hurts, in full: 9,000 idle connections, thousands of joins a second, stuck readers, floods of every kind, a
# server without file descriptors or with a heap of 64 MB. Ends with the figures, each beside how it was just before, and
# with 0 only when nobody else was hurt for good. The short form of the same tests belongs to `mvn verify`.
#
#   packaging/hurt.sh [TEST]
#
# TEST is a class of server/hurt, such as NoDescriptorsIT; all of them if not given. Most need Linux, and 20,000 file
# descriptors (ulimit -n). The figures are also in chat-server/target/hurt.txt; those of all tests rewrite their part of
# docs/PERFORMANCE.md.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

TEST=${1:-*IT}
FIGURES="$ROOT/chat-server/target/hurt.txt"
PAGE="$ROOT/docs/PERFORMANCE.md"

need_jdk
need_maven
ulimit -n 20000 2>/dev/null || say "Fewer than 20,000 file descriptors: the crowds are smaller."

rm -f "$FIGURES"
say "==> load that hurts (ten minutes)"
PASSED=yes
(cd "$ROOT" && mvn -B -pl chat-server -am verify -Dlantern.test.limit='3 h' \
  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test="org/lanternchat/server/hurt/$TEST" -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dlantern.hurt.full=true </dev/null) || PASSED=no

say "The figures:"
[ ! -f "$FIGURES" ] || sed 's/^/  - /' "$FIGURES"
if [ "$TEST" = '*IT' ] && [ -f "$FIGURES" ]; then
  awk -v figures="$FIGURES" -v foot="\`packaging/hurt.sh\`, $(date -u +%F); $(nproc) processors; Linux $(uname -r)" '
    /^<!-- end of hurt -->/ { inside = 0 }
    !inside { print }
    /^<!-- measured hurt -->/ {
      inside = 1
      while ((getline line < figures) > 0) print "- " line
      print "\n" foot
    }' "$PAGE" >"$PAGE.new"
  mv "$PAGE.new" "$PAGE"
fi
[ "$PASSED" = yes ] || fail "FAILED: see above, and chat-server/target/failsafe-reports."
