#!/usr/bin/env bash
# Builds the packages, each with the Java that it runs on, into packaging/target: on Linux lantern-chat and lantern-server
# as .deb, the server as .tar.gz, and the server's one file; on Windows an .msi, on macOS a .dmg. Takes three minutes.
#
#   packaging/package.sh [--revision N] [--no-build]
#
# N tells packages of one version apart (1 if not given); --no-build takes what Maven has built before. Needs no display.
set -euo pipefail

PATH="$PATH:/usr/bin:/bin"
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/prerequisites.sh
. "$ROOT/packaging/prerequisites.sh"
# shellcheck source=packaging/linux/packages.sh
. "$ROOT/packaging/linux/packages.sh"
# shellcheck source=packaging/installers.sh
. "$ROOT/packaging/installers.sh"

TARGET="$ROOT/packaging/target"
REVISION=1
BUILD=yes
while [ $# -gt 0 ]; do
  case $1 in
    --revision)
      case ${2:-} in
        *[!0-9]* | "") fail "--revision is a number, such as 2." ;;
        *) REVISION=$2 && shift 2 ;;
      esac
      ;;
    --no-build) BUILD=no && shift ;;
    *) fail "Usage: packaging/package.sh [--revision N] [--no-build]" ;;
  esac
done

# What the app finds by name alone, which jdeps cannot see: how German writes dates and numbers.
MORE_OF_THE_APP=jdk.localedata
# What no program here uses: windows of AWT, sound, printing.
UNUSED_LIBRARIES='**libawt_xawt.so,**libjawt.so,**libsplashscreen.so,**libjsound.so'

# The first one in the parent pom is the product's.
product_version() {
  sed -n 's|^  <version>\(.*\)</version>|\1|p' "$ROOT/pom.xml" | head -n 1
}

# When it was built, for all files alike: the caches look at the jars' times, and archives are the same each time.
build_time() {
  sed -n 's|.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>.*|\1|p' "$ROOT/pom.xml"
}

build() {
  say "Building ..."
  (cd "$ROOT" && mvn -B -q -Dquick -DskipTests package </dev/null 2>&1) | sed "s/$(printf '\033')\[[0-9;]*m//g" ||
    fail "The build failed; what it says is above."
}

# JAR DESTINATION: packs a jar anew, not compressed, since the packages are, with classes that the cache takes, and without
# the native libraries for other systems; those for this one lie beside it, so that nothing is unpacked at each start.
repack() {
  local jar=$1 destination=$2 work="$TARGET/work/jar" manifest=""
  rm -rf "$work"
  mkdir -p "$work" "${destination%/*}"
  (cd "$work" && "$JDK/bin/jar" --extract --file "$jar")
  if [ -d "$work/org/sqlite/native" ]; then
    find "$work/org/sqlite/native" -path "*/$SQLITE_NATIVE/*" -name "*sqlitejdbc*" -exec mv {} "${destination%/*}/" \;
    rm -rf "$work/org/sqlite/native"
  fi
  "$JDK/bin/java" -XX:TieredStopAtLevel=1 "$ROOT/packaging/NewerClasses.java" "$work"
  find "$work" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) -exec mv {} "${destination%/*}/" \;
  [ ! -f "$work/META-INF/MANIFEST.MF" ] || mv "$work/META-INF/MANIFEST.MF" "$TARGET/work/manifest"
  [ ! -f "$TARGET/work/manifest" ] || manifest="--manifest=$TARGET/work/manifest"
  # shellcheck disable=SC2086
  "$JDK/bin/jar" --create --no-compress --date="$BUILT" --file "$destination" $manifest -C "$work" .
  rm -f "$TARGET/work/manifest"
}

# Where sqlite-jdbc keeps the library of this system.
sqlite_native() {
  local system arch
  case $(uname -s) in
    Linux) system=Linux ;;
    Darwin) system=Mac ;;
    *) system=Windows ;;
  esac
  case $(uname -m) in
    arm64 | aarch64) arch=aarch64 ;;
    *) arch=x86_64 ;;
  esac
  printf '%s/%s\n' "$system" "$arch"
}

# The modules of Java that these jars use.
modules_of() {
  "$JDK/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps "$@" | tail -n 1
}

# DESTINATION MODULES: a Java of these modules alone, of whose programs only `java` is kept.
make_runtime() {
  local locales=""
  rm -rf "$1"
  case $2 in *jdk.localedata*) locales=--include-locales=en,de ;; esac
  "$JDK/bin/jlink" --add-modules "$2" --output "$1" --strip-java-debug-attributes --no-header-files --no-man-pages \
    ${locales:+"$locales"} --exclude-files="$UNUSED_LIBRARIES"
  find "$1/bin" -type f ! -name java ! -name 'java.exe' ! -name '*.dll' -delete
}

# LIB: the server's files in the folder that its launcher looks at.
put_server() {
  mkdir -p "$1"
  repack "$ROOT/chat-server/target/lantern-server.jar" "$1/lantern-server.jar"
  cp "$ROOT/packaging/server.options" "$1/"
}

put_times() {
  find "$1" -exec touch -h -d "$BUILT" {} +
}

# LIB RUNTIME [APP...]: lets the server run once, and the app in it, and writes down what their next starts will need.
train() {
  local lib=$1 runtime=$2
  shift 2
  "$JDK/bin/java" "$ROOT/packaging/TrainingRun.java" "$runtime/bin/java" @"$lib/server.options" \
    -XX:AOTCacheOutput="$lib/lantern-server.aot" -Dorg.sqlite.lib.path="$lib" -Dorg.sqlite.tmpdir="$lib" \
    -jar "$lib/lantern-server.jar" ${1+-- "$@"} >"$TARGET/work/training.log" 2>&1 ||
    fail "The training run failed: see $TARGET/work/training.log"
  [ -f "$lib/lantern-server.aot" ] || fail "Java wrote no cache of the server: see $TARGET/work/training.log"
}

# NAME ICON [OPTIONS OF JPACKAGE]: the app with its Java, in $TARGET/work/image, and the server in $TARGET/work/server.
make_image() {
  local name=$1 icon=$2 input="$TARGET/work/input" jar option options=()
  shift 2
  rm -rf "$input" "$TARGET/work/image"
  for jar in "$ROOT"/chat-desktop/target/lantern-chat/lib/*.jar; do
    # JavaFX has one jar for each system, and one with nothing in it.
    case ${jar##*/} in
      javafx-*-*-*.jar) repack "$jar" "$input/${jar##*/}" ;;
      javafx-*) ;;
      *) repack "$jar" "$input/${jar##*/}" ;;
    esac
  done
  put_server "$TARGET/work/server"
  make_runtime "$TARGET/work/runtime" "$(modules_of "$input"/*.jar "$TARGET/work/server/lantern-server.jar"),$MORE_OF_THE_APP"
  while IFS= read -r option; do options+=(--java-options "$option"); done <"$ROOT/packaging/desktop.options"
  "$JDK/bin/jpackage" --type app-image --dest "$TARGET/work/image" --name "$name" --app-version "$VERSION" \
    --vendor "Lantern Chat" --description "The chat that a LAN runs for itself" \
    --input "$input" --main-jar "chat-desktop-$VERSION.jar" --main-class org.lanternchat.desktop.Launcher \
    --runtime-image "$TARGET/work/runtime" --icon "$ROOT/packaging/icons/$icon" "${options[@]}" \
    --java-options --enable-native-access=ALL-UNNAMED --java-options --sun-misc-unsafe-memory-access=allow "$@"
}

# CFG LINE...: the app's options of Java, with these behind them.
with_options() {
  local cfg=$1 line
  shift
  cp "$cfg" "$TARGET/work/cfg"
  for line in "$@"; do printf 'java-options=%s\n' "$line" >>"$cfg"; done
}

need_jdk
VERSION=$(product_version)
BUILT=$(build_time)
SOURCE_DATE_EPOCH=$(date -u -d "$BUILT" +%s 2>/dev/null || date -j -u -f %Y-%m-%dT%H:%M:%SZ "$BUILT" +%s)
export SOURCE_DATE_EPOCH
SQLITE_NATIVE=$(sqlite_native)
if [ "$BUILD" = yes ]; then
  need_maven
  build
fi
[ -f "$ROOT/chat-server/target/lantern-server.jar" ] || fail "Nothing is built yet: leave out --no-build."
rm -rf "$TARGET/work" "$TARGET/packages"
mkdir -p "$TARGET/work" "$TARGET/packages"
cp "$ROOT/chat-server/target/lantern-server.jar" "$TARGET/packages/lantern-server-$VERSION.jar"
case $(uname -s) in
  Linux) packages_for_linux ;;
  Darwin) installer_for_macos ;;
  MINGW* | MSYS* | CYGWIN*) installer_for_windows ;;
  *) fail "Packages are built on Linux, macOS and Windows, not on $(uname -s)." ;;
esac
say "The packages are in $TARGET/packages:"
(cd "$TARGET/packages" && du -h -- * | sed 's/^/  /')
