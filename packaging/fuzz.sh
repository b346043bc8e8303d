#!/usr/bin/env bash
# The long form of the fuzz tests: as many inputs of each kind as you like, and then a coverage-guided fuzzer (Jazzer)
# on the guard and the codec. Ends with 0 only when nothing was found; what was found says how to bring it about again.
# The short form of the same tests belongs to `mvn verify`.
#
#   packaging/fuzz.sh [INPUTS [SECONDS [SEED]]]
#
# INPUTS of each kind is 1000000 if not given, which takes hours; SECONDS for each target of Jazzer is 300, and 0 leaves
# Jazzer out; SEED is the time. What Jazzer learned stays in chat-server/target/fuzz and is where it goes on next time.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

INPUTS=${1:-1000000}
SECONDS_EACH=${2:-300}
SEED=${3:-$(date +%s)}
JAZZER=0.30.0
TARGET="$ROOT/chat-server/target"

need_jdk
need_maven

say "==> $INPUTS inputs of each kind, seed $SEED"
(cd "$ROOT" && mvn -B -pl chat-server -am test -Dlantern.test.limit='3 h' \
  -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dlantern.fuzz.inputs="$INPUTS" -Dlantern.fuzz.seed="$SEED" </dev/null) || fail "FAILED: see above."

[ "$SECONDS_EACH" -gt 0 ] || exit 0
say "==> Jazzer, $SECONDS_EACH s for each target"
(cd "$ROOT" && mvn -B -q -Dquick -pl chat-server -am package dependency:build-classpath \
  -Dmdep.outputFile="$TARGET/fuzz/classpath" -Dmdep.includeScope=test </dev/null)
for part in jazzer jazzer-api; do
  (cd "$ROOT" && mvn -B -q -N dependency:copy -Dartifact="com.code-intelligence:$part:$JAZZER" \
    -DoutputDirectory="$TARGET/fuzz" </dev/null)
done
CLASSES="$TARGET/fuzz/jazzer-$JAZZER.jar:$TARGET/fuzz/jazzer-api-$JAZZER.jar:$TARGET/test-classes:$TARGET/classes"
for class in net.FrameGuardTarget fuzz.CodecTarget; do
  mkdir -p "$TARGET/fuzz/$class"
  (cd "$TARGET/fuzz" && "$JDK/bin/java" -cp "$CLASSES:$(cat "$TARGET/fuzz/classpath")" \
    --enable-native-access=ALL-UNNAMED com.code_intelligence.jazzer.Jazzer \
    --target_class="org.lanternchat.server.$class" --instrumentation_includes='org.lanternchat.**' \
    -max_total_time="$SECONDS_EACH" "$class" </dev/null) || fail "FAILED: $class, see above."
done
say "Nothing was found."
