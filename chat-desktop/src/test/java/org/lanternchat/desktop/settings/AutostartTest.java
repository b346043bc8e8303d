package org.lanternchat.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class AutostartTest {
    @TempDir Path home;

    private Autostart of(String system, Map<String, String> environment, String command) {
        return Autostart.of(system, home.toString(), environment, command).orElseThrow();
    }

    @Test
    void onLinuxADesktopEntryComesAndGoes() throws IOException {
        Autostart autostart = of("Linux", Map.of(), "/opt/lantern-chat/bin/Lantern Chat");
        Path file = home.resolve(".config/autostart/lantern-chat.desktop");
        assertThat(autostart.isOn()).isFalse();
        autostart.set(true);
        assertThat(autostart.isOn()).isTrue();
        assertThat(Files.readAllLines(file))
                .startsWith("[Desktop Entry]", "Type=Application")
                .contains("Exec=\"/opt/lantern-chat/bin/Lantern Chat\"", "Terminal=false");
        autostart.set(false);
        assertThat(file).doesNotExist();
        autostart.set(false);
        assertThat(autostart.isOn()).isFalse();
    }

    @Test
    void onLinuxTheFolderThatIsSetIsUsedAndOddSignsAreQuoted() throws IOException {
        Path config = home.resolve("config");
        Map<String, String> environment = Map.of("XDG_CONFIG_HOME", config.toString());
        of("Linux", environment, "/opt/100%/a$b\"c`d\\e").set(true);
        assertThat(Files.readString(config.resolve("autostart/lantern-chat.desktop")))
                .contains("Exec=\"/opt/100%%/a\\\\$b\\\\\"c\\\\`d\\\\\\\\e\"\n");
    }

    @Test
    void onWindowsAScriptLiesInTheStartupFolder() throws IOException {
        Map<String, String> environment = Map.of("APPDATA", home.resolve("Roaming").toString());
        Autostart autostart = of("Windows 11", environment, "C:\\Apps\\50%\\Lantern Chat.exe");
        Path menu = home.resolve("Roaming/Microsoft/Windows/Start Menu/Programs");
        Path file = menu.resolve("Startup/Lantern Chat.cmd");
        autostart.set(true);
        assertThat(Files.readString(file))
                .endsWith("start \"\" \"C:\\Apps\\50%%\\Lantern Chat.exe\"\r\n");
        autostart.set(false);
        assertThat(file).doesNotExist();
    }

    @Test
    void onMacAnAgentRunsAtLogin() throws IOException {
        Autostart autostart = of("Mac OS X", Map.of(), "/Applications/R&D/Lantern Chat");
        Path file = home.resolve("Library/LaunchAgents/org.lanternchat.desktop.plist");
        autostart.set(true);
        assertThat(Files.readString(file))
                .startsWith("<?xml")
                .contains("<string>/Applications/R&amp;D/Lantern Chat</string>", "RunAtLoad");
        autostart.set(false);
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutAKnownCommandThereIsNothingToOffer() {
        String temporary = home.toString();
        assertThat(Autostart.of("Linux", temporary, Map.of(), "")).isEmpty();
        assertThat(Autostart.of("Linux", temporary, Map.of(), "/bin/a\nExec=b")).isEmpty();
    }
}
