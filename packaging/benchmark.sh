#!/usr/bin/env bash
# Measures the server beside its peers, and its parts alone, and rewrites the tables of docs/PERFORMANCE.md. All of it
# takes a quarter of an hour, during which the machine should do nothing else.
#
#   packaging/benchmark.sh [--work A,B] [--rounds N]
#
# WORK: big, many, rooms, latency, idle, tls (whole servers), codec, frame, fan-out, journal (parts); all if not given.
# Needs Linux with two processors. Bun and Node's `ws` come from npm into chat-server/target/benchmark; a peer that cannot
# be had is left out, and the tables say so.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"

# What our server runs with. Encryption needs C2, without which AES is computed step by step.
JVM_FLAGS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xmn16m"
TLS_FLAGS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmn16m"

TARGET="$ROOT/chat-server/target"
FOLDER="$TARGET/benchmark"
PEERS="$FOLDER/peers"
TLS_OPTIONS=""

# Maven ends by resetting the colours, which would stand in what is printed.
build() {
  say "Building ..."
  (cd "$ROOT" && mvn -B -q -Dquick -Pbenchmark -pl chat-protocol,chat-server package </dev/null 2>&1) |
    sed "s/$(printf '\033')\[[0-9;]*m//g" || fail "The build failed; what it says is above."
}

install_peers() {
  mkdir -p "$PEERS"
  cp "$ROOT"/chat-server/src/benchmark/node/* "$PEERS/"
  if ! is_node_new || ! is_command npm; then
    say "Without Node.js 18 and npm, Bun and Node's ws are left out."
  elif [ ! -d "$PEERS/node_modules" ]; then
    (cd "$PEERS" && npm install --no-audit --no-fund --no-package-lock </dev/null >&2) ||
      say "npm could not install Bun and ws: what is missing is left out."
  fi
}

make_keystore() {
  [ -f "$FOLDER/localhost.p12" ] || "$JDK/bin/keytool" -genkeypair -keystore "$FOLDER/localhost.p12" -storetype PKCS12 \
    -storepass lantern -alias localhost -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 3650 >/dev/null 2>&1
}

# The same for our server, which reads PEM: without openssl it is not measured with TLS.
make_certificate() {
  is_command openssl || return 0
  [ -f "$FOLDER/key.pem" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 \
    -subj /CN=localhost -keyout "$FOLDER/key.pem" -out "$FOLDER/cert.pem" 2>/dev/null
  TLS_OPTIONS="--cert $FOLDER/cert.pem --key $FOLDER/key.pem"
}

[ "$(uname -s)" = Linux ] || fail "The servers' processor time is read from /proc, so this needs Linux."
[ "$(nproc)" -ge 2 ] || fail "Server and load need a processor each, and here is one."
is_command taskset || fail "Server and load are given a processor each by taskset: install the package util-linux."
need_jdk
need_maven
build
install_peers
make_keystore
make_certificate
ulimit -n "$(ulimit -Hn)"

exec "$JDK/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "$TARGET/benchmark-classes:$TARGET/test-classes:$TARGET/classes:$(<"$TARGET/benchmark.classpath")" \
  org.lanternchat.server.benchmark.Benchmarks \
  --page "$ROOT/docs/PERFORMANCE.md" --jar "$TARGET/lantern-server.jar" --flags "$JVM_FLAGS" \
  --tls-flags "$TLS_FLAGS" --tls-options "$TLS_OPTIONS" --peers "$PEERS" --folder "$FOLDER" \
  --command "packaging/benchmark.sh${*:+ $*}" "$@"
