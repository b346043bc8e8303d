#!/usr/bin/env bash
# Builds everything and runs all the tests: Java's, those of the desktop window, and those of the page in a real
# browser. Ends with 0 only when all of them passed.
#
#   packaging/test.sh
#
# LANTERN_BROWSER may name a Chromium or Chrome.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

WEB_TESTS="$ROOT/chat-server/src/test/web"
PASSED=""

step() {
  local name=$1
  shift
  say "==> $name"
  "$@" </dev/null || fail "FAILED: $name${PASSED:+. Passed before:$PASSED}"
  PASSED="$PASSED
  - $name"
}

packages_of_the_page_tests() {
  (cd "$WEB_TESTS" && npm ci --no-audit --no-fund)
}

java_tests() {
  (cd "$ROOT" && mvn -B verify)
}

page_tests() {
  LANTERN_JAR=$(native_path "$ROOT/chat-server/target/lantern-server.jar")
  LANTERN_JAVA=$(native_path "$JDK/bin/java")
  export LANTERN_JAR LANTERN_JAVA
  (cd "$WEB_TESTS" && npm test)
}

# Those that do not need what only Chromium's driver can do.
page_tests_in_firefox() {
  (cd "$WEB_TESTS" && LANTERN_IN=firefox npm run test:firefox)
}

# As programs of this system spell a path, where bash spells it in a way of its own.
native_path() {
  if is_command cygpath; then cygpath -m "$1"; else printf '%s\n' "$1"; fi
}

need_jdk
need_maven
need_c_compiler
need_node
need_browser
need_firefox
need_fonts

# The end-to-end test among Java's opens a page, so the packages come first.
step "packages of the page's tests (npm ci)" packages_of_the_page_tests
step "build, checks and all Java tests, the end-to-end test among them (mvn verify)" java_tests
step "tests of the browser client, in Chromium against the built server (npm test)" page_tests
step "some of them in Firefox (npm run test:firefox)" page_tests_in_firefox

say "All passed:$PASSED"
