# shellcheck shell=bash
# The installers for macOS and Windows, from what package.sh makes. Sourced by that, not run. Both hold the app and the
# server, which the app starts to host a chat; the server alone is its one file there.

# The server's folder lies beside the app's, so that the app finds it.
installer_for_macos() {
  local app="$TARGET/work/image/Lantern Chat.app" contents
  make_image "Lantern Chat" lantern-chat.icns --mac-package-identifier org.lanternchat.desktop
  contents="$app/Contents"
  cp "$TARGET/work/server"/* "$contents/"
  put_times "$contents"
  # shellcheck disable=SC2016  # $APPDIR is the launcher's
  with_options "$contents/app/Lantern Chat.cfg" '-XX:AOTCacheOutput=$APPDIR/lantern-chat.aot' \
    -Dglass.platform=Headless -Dprism.order=sw
  train "$contents" "$contents/runtime/Contents/Home" "$contents/MacOS/Lantern Chat"
  cp "$TARGET/work/cfg" "$contents/app/Lantern Chat.cfg"
  # shellcheck disable=SC2016
  printf 'java-options=-XX:AOTCache=$APPDIR/lantern-chat.aot\n' >>"$contents/app/Lantern Chat.cfg"
  # What was added after jpackage has signed it; without a certificate of Apple's people confirm the first start.
  codesign --force --deep --sign "${LANTERN_SIGN_AS:--}" "$app"
  "$JDK/bin/jpackage" --type dmg --dest "$TARGET/packages" --name "Lantern Chat" --app-version "$VERSION" --app-image "$app"
}

# Windows ends a program that is told to stop at once, so that Java cannot write a cache: there is none, and the app starts
# as Java does by itself.
installer_for_windows() {
  local image="$TARGET/work/image/Lantern Chat"
  make_image "Lantern Chat" lantern-chat.ico
  cp "$TARGET/work/server"/* "$image/"
  "$JDK/bin/jpackage" --type msi --dest "$TARGET/packages" --name "Lantern Chat" --app-version "$VERSION" --app-image "$image" \
    --win-menu --win-per-user-install --win-upgrade-uuid 5f1d9a4e-6d0b-4c7c-9f43-0d8f5f0c7b21
}
