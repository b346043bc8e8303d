package org.lanternchat.server.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All tables, by what they are about.
final class Rules {
    private Rules() {}

    static Map<String, List<Rule>> all() {
        Map<String, List<Rule>> all = new LinkedHashMap<>();
        all.put("framing", FramingRules.all());
        all.put("fragments", FragmentRules.all());
        all.put("control frames", ControlRules.all());
        all.put("closing", ClosingRules.all());
        all.put("texts", TextRules.all());
        all.put("handshakes", HandshakeRules.all());
        return all;
    }
}
