package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DisplayTest {
    @Test
    void onLinuxADisplayHasAName() {
        assertThat(Display.mayExist("Linux", "", Map.of())).isFalse();
        assertThat(Display.mayExist("Linux", "", Map.of("DISPLAY", ""))).isFalse();
        assertThat(Display.mayExist("Linux", "", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Display.mayExist("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
    }

    @Test
    void elsewhereAndWithoutPixelsNoNameIsNeeded() {
        assertThat(Display.mayExist("Windows 11", "", Map.of())).isTrue();
        assertThat(Display.mayExist("Mac OS X", "", Map.of())).isTrue();
        assertThat(Display.mayExist("Linux", "Headless", Map.of())).isTrue();
    }

    @Test
    void whatElseTheToolkitMissesIsNamed() {
        var missing = new UnsupportedOperationException("no GTK");
        assertThat(Display.problem(missing)).contains("no GTK");
    }
}
