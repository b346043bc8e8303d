# shellcheck shell=bash
# The packages for Linux, from what package.sh makes. Sourced by that, not run. Whoever installs one gets everything below
# /usr/lib/PACKAGE, where bin and lib are as in the .tar.gz, and what the system looks for elsewhere: menu, icons, manual.

packages_for_linux() {
  need_package_tools
  make_server_tree
  make_desktop_tree
  make_tar
  make_deb lantern-server "$TARGET/work/lantern-server"
  make_deb lantern-chat "$TARGET/work/image/lantern-chat"
}

need_package_tools() {
  is_command dpkg-deb || fail "Packages are built with dpkg-deb: install the package dpkg."
  is_command strip || install_packages binutils || fail "Libraries are made smaller by strip: install the package binutils."
  is_command xz || install_packages xz-utils || fail "Packages are compressed with xz: install the package xz-utils."
}

# What lies below /usr/lib/lantern-server.
make_server_tree() {
  local tree="$TARGET/work/lantern-server"
  say "The server ..."
  put_server "$tree/lib"
  make_runtime "$tree/lib/runtime" "$(modules_of "$tree/lib/lantern-server.jar")"
  finish_server "$tree"
  put_times "$tree"
  train "$tree/lib" "$tree/lib/runtime"
}

# TREE: the launcher and its manual page; and the libraries lose what only debuggers read.
finish_server() {
  install -D -m 755 "$ROOT/packaging/linux/lantern-server" "$1/bin/lantern-server"
  install -D -m 644 "$ROOT/packaging/man/lantern-server.1" "$1/man/lantern-server.1"
  chmod -R u+w "$1"
  find "$1" -type f \( -name '*.so' -o -name java -o -name jexec -o -name jspawnhelper -o -name lantern-chat -path '*/bin/*' \) -exec strip --strip-unneeded {} +
}

# What lies below /usr/lib/lantern-chat. Trained with a window under Xvfb where that is to be had, and with one that nobody
# sees elsewhere, which knows nothing of GTK.
make_desktop_tree() {
  local tree="$TARGET/work/image/lantern-chat" cfg
  say "The desktop app ..."
  make_image lantern-chat lantern-chat-512.png
  cfg="$tree/lib/app/lantern-chat.cfg"
  cp -a "$TARGET/work/server/." "$tree/lib/"
  finish_server "$tree"
  put_times "$tree"
  # shellcheck disable=SC2016  # $APPDIR is the launcher's
  if has_toolkit && is_command Xvfb; then
    with_options "$cfg" '-XX:AOTCacheOutput=$APPDIR/lantern-chat.aot'
    on_a_display train "$tree/lib" "$tree/lib/runtime" "$tree/bin/lantern-chat"
  else
    say "Without Xvfb and GTK the app's start is learnt without a window."
    with_options "$cfg" '-XX:AOTCacheOutput=$APPDIR/lantern-chat.aot' -Dglass.platform=Headless -Dprism.order=sw
    train "$tree/lib" "$tree/lib/runtime" "$tree/bin/lantern-chat"
  fi
  cp "$TARGET/work/cfg" "$cfg"
  [ -f "$tree/lib/app/lantern-chat.aot" ] || fail "Java wrote no cache of the app: see $TARGET/work/training.log"
  # shellcheck disable=SC2016
  printf 'java-options=-XX:AOTCache=$APPDIR/lantern-chat.aot\n' >>"$cfg"
  put_times "$tree"
}

# Runs one of the functions with a display of its own.
on_a_display() {
  local number=90
  while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
  Xvfb ":$number" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
  local server=$! status=0
  while [ ! -e "/tmp/.X11-unix/X$number" ] && kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  DISPLAY=":$number" "$@" || status=$?
  kill "$server"
  wait "$server" 2>/dev/null || true
  return "$status"
}

# For a system without these packages: unpacked anywhere, started as bin/lantern-server.
make_tar() {
  local name tree
  name="lantern-server-$VERSION-linux-$(uname -m)"
  tree="$TARGET/work/tar/$name"
  mkdir -p "$TARGET/work/tar"
  cp -a "$TARGET/work/lantern-server" "$tree"
  cp "$ROOT/LICENSE" "$ROOT/packaging/linux/lantern-server.conf" "$ROOT/packaging/linux/lantern-server.service" "$tree/"
  put_times "$tree"
  tar -C "$TARGET/work/tar" --owner=0 --group=0 --numeric-owner --sort=name -czf "$TARGET/packages/$name.tar.gz" "$name"
}

# PACKAGE TREE
make_deb() {
  local package=$1 root="$TARGET/work/deb/$1" arch
  say "The package $package ..."
  arch=$(dpkg --print-architecture)
  rm -rf "$root"
  mkdir -p "$root/DEBIAN" "$root/usr/lib"
  cp -a "$2" "$root/usr/lib/$package"
  gzip -9n "$root/usr/lib/$package/man/lantern-server.1"
  put_documents "$package" "$root"
  "put_files_of_${package//-/_}" "$root"
  put_control "$package" "$root" "$arch"
  find "$root" -type d -exec chmod 755 {} +
  find "$root" -type f ! -path '*/DEBIAN/*' -perm /111 -exec chmod 755 {} +
  find "$root" -type f ! -path '*/DEBIAN/*' ! -perm /111 -exec chmod 644 {} +
  put_times "$root"
  dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$TARGET/packages/${package}_$VERSION-${REVISION}_$arch.deb" >/dev/null
}

# PACKAGE ROOT: licences, what changed, and what lintian is told.
put_documents() {
  local documents="$2/usr/share/doc/$1"
  install -D -m 644 "$ROOT/packaging/linux/debian/copyright" "$documents/copyright"
  gzip -9nc "$ROOT/CHANGELOG.md" >"$documents/changelog.gz"
  {
    printf '%s (%s-%s) unstable; urgency=medium\n\n' "$1" "$VERSION" "$REVISION"
    printf '  * What is new in this version stands in changelog.gz.\n\n'
    printf ' -- %s  %s\n' "$MAINTAINER" "$(LC_ALL=C date -u -d "@$SOURCE_DATE_EPOCH" -R)"
  } | gzip -9nc >"$documents/changelog.Debian.gz"
  install -D -m 644 "$ROOT/packaging/linux/debian/$1.lintian-overrides" "$2/usr/share/lintian/overrides/$1"
}

MAINTAINER="Lantern Chat <packages@lanternchat.org>"

put_files_of_lantern_server() {
  install -D -m 644 "$ROOT/packaging/linux/lantern-server.service" "$1/usr/lib/systemd/system/lantern-server.service"
  install -D -m 644 "$ROOT/packaging/linux/lantern-server.conf" "$1/etc/lantern-server.conf"
  printf '/etc/lantern-server.conf\n' >"$1/DEBIAN/conffiles"
}

put_files_of_lantern_chat() {
  local size
  mkdir -p "$1/usr/bin" "$1/usr/share/man/man1"
  ln -s ../lib/lantern-chat/bin/lantern-chat "$1/usr/bin/lantern-chat"
  gzip -9nc "$ROOT/packaging/man/lantern-chat.1" >"$1/usr/share/man/man1/lantern-chat.1.gz"
  install -D -m 644 "$ROOT/packaging/linux/lantern-chat.desktop" "$1/usr/share/applications/lantern-chat.desktop"
  for size in 16 22 24 32 48 64 128 256 512; do
    install -D -m 644 "$ROOT/packaging/icons/lantern-chat-$size.png" \
      "$1/usr/share/icons/hicolor/${size}x$size/apps/lantern-chat.png"
  done
  install -D -m 644 "$ROOT/packaging/icon.svg" "$1/usr/share/icons/hicolor/scalable/apps/lantern-chat.svg"
}

# PACKAGE ROOT ARCHITECTURE: what dpkg wants to know.
put_control() {
  local control="$2/DEBIAN" script
  {
    printf 'Package: %s\nVersion: %s-%s\nArchitecture: %s\nMaintainer: %s\n' "$1" "$VERSION" "$REVISION" "$3" "$MAINTAINER"
    printf 'Installed-Size: %s\n' "$(du -k -s --apparent-size "$2" | cut -f 1)"
    cat "$ROOT/packaging/linux/debian/$1.control"
  } >"$control/control"
  for script in postinst prerm postrm; do
    [ ! -f "$ROOT/packaging/linux/debian/$1.$script" ] ||
      install -m 755 "$ROOT/packaging/linux/debian/$1.$script" "$control/$script"
  done
  (cd "$2" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum) >"$control/md5sums"
  [ ! -f "$control/conffiles" ] || sed -i '\|  etc/|d' "$control/md5sums"
}
