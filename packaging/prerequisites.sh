# shellcheck shell=bash
# What the scripts beside this one need from the machine, and how they get it. Sourced, not run; written for bash 3.2,
# which is what macOS has. Whatever may not be installed is asked for in one sentence.

# Administrators' tools, such as ldconfig, are not on everybody's PATH.
PATH="$PATH:/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
export PATH

say() {
  printf '%s\n' "$*"
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

is_command() {
  command -v "$1" >/dev/null 2>&1
}

# The first number of a JDK's version, by its folder; 0 when it is none.
jdk_version() {
  local release=""
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && release=$(<"$1/release")
  case $release in
    *JAVA_VERSION=\"*)
      release=${release#*JAVA_VERSION=\"}
      printf '%s\n' "${release%%[!0-9]*}"
      ;;
    *) printf '0\n' ;;
  esac
}

# The folder of the `java` that is on the PATH.
home_of_java_on_path() {
  is_command java || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' | tr -d '\r'
}

# Sets JDK to the folder of a JDK 25 or newer.
need_jdk() {
  local home
  JDK=""
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$(home_of_java_on_path)"; do
    if [ -n "$home" ] && [ "$(jdk_version "$home")" -ge 25 ]; then
      JDK=$home
      break
    fi
  done
  [ -n "$JDK" ] || fail "Lantern Chat needs a JDK 25 or newer: install one under /usr/lib/jvm, or set JAVA25_HOME to its folder."
  # Where Maven looks for it; Maven itself may run on an older one.
  export JAVA25_HOME="$JDK"
  if [ -z "${JAVA_HOME:-}" ] && ! is_command java; then export JAVA_HOME="$JDK"; fi
}

# Runs a command as root; false when this user may not.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    is_command sudo && sudo -n "$@"
  fi
}

# Installs packages of Debian, or of a system that is made from it; false when that cannot be done here.
install_packages() {
  is_command apt-get || return 1
  as_root true 2>/dev/null || return 1
  say "Installing $* ..."
  apt_install "$@" || { as_root apt-get -qq update </dev/null && apt_install "$@"; }
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" </dev/null >/dev/null
}

need_maven() {
  is_command mvn || install_packages maven || true
  is_command mvn || fail "Lantern Chat is built with Maven 3.8 or newer: install the package maven, or put mvn on the PATH."
}

# For the test that cuts the power, which only Linux can do.
need_c_compiler() {
  [ "$(uname -s)" = Linux ] || return 0
  is_command cc || install_packages gcc libc6-dev || true
  is_command cc || fail "The power cut test builds a small library in C: install the packages gcc and libc6-dev, or put cc on the PATH."
}

# True when Node.js is there and is 18 or newer.
is_node_new() {
  is_command node && [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 18 ]
}

need_node() {
  is_command node || install_packages nodejs || true
  is_node_new || fail "The browser client's tests need Node.js 18 or newer: install the package nodejs, or put node on the PATH."
  is_command npm || install_packages npm || true
  is_command npm || fail "The browser client's tests need npm: install the package npm, or put npm on the PATH."
}

# The browser that the tests drive; the places are those that the tests look at.
find_browser() {
  local browser
  for browser in "${LANTERN_BROWSER:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    'C:/Program Files/Google/Chrome/Application/chrome.exe'; do
    if [ -n "$browser" ] && [ -f "$browser" ]; then return 0; fi
  done
  return 1
}

# Without it emoji are boxes on the pictures that the tests take; nothing else is different.
has_emoji() {
  [ "$(uname -s)" = Linux ] || return 0
  is_command fc-list && [ -n "$(fc-list ':color=true:charset=1f600' family)" ]
}

need_browser() {
  find_browser || install_packages chromium || true
  has_emoji || install_packages fonts-noto-color-emoji || true
  find_browser || fail "The tests need Chromium or Chrome: install the package chromium, or set LANTERN_BROWSER to the program."
}

# The second one; the places are those that the tests look at.
find_firefox() {
  local browser
  for browser in "${LANTERN_FIREFOX:-}" /usr/bin/firefox-esr /usr/bin/firefox /Applications/Firefox.app/Contents/MacOS/firefox \
    'C:/Program Files/Mozilla Firefox/firefox.exe'; do
    if [ -n "$browser" ] && [ -f "$browser" ]; then return 0; fi
  done
  return 1
}

need_firefox() {
  find_firefox || install_packages firefox-esr || true
  find_firefox || fail "The tests need Firefox: install the package firefox-esr, or set LANTERN_FIREFOX to the program."
}

# True when the system's linker knows all these libraries.
has_libraries() {
  local known library
  known=$(ldconfig -p 2>/dev/null) || return 1
  for library in "$@"; do
    case $known in
      *"$library"*) ;;
      *) return 1 ;;
    esac
  done
}

# What JavaFX needs to lay out text, also without a display.
need_fonts() {
  [ "$(uname -s)" = Linux ] || return 0
  local libraries="libfreetype.so.6 libpango-1.0.so.0 libpangoft2-1.0.so.0"
  # shellcheck disable=SC2086
  has_libraries $libraries || install_packages libfreetype6 libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core || true
  # shellcheck disable=SC2086
  has_libraries $libraries || fail "The desktop app's tests need FreeType and Pango: install the packages libfreetype6 and libpangoft2-1.0-0."
}

# What JavaFX needs to open a window; false when it is not to be had.
has_toolkit() {
  [ "$(uname -s)" = Linux ] || return 0
  has_libraries libgtk-3.so.0 libXtst.so.6 || install_packages libgtk-3-0 libxtst6 libgl1 || true
  has_libraries libgtk-3.so.0 libXtst.so.6
}
