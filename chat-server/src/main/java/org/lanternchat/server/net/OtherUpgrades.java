package org.lanternchat.server.net;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;

/// Ignores offers to go on with a protocol that this server does not speak (RFC 9110, section 7.8),
/// such as Java's own HTTP client makes with every request. Grizzly would take what follows for
/// that protocol, and never find the end of the body. One instance for all; called on worker
/// threads.
final class OtherUpgrades extends BaseFilter {
    @Override
    public NextAction handleEvent(FilterChainContext context, FilterChainEvent event) {
        if (event instanceof HttpEvents.IncomingHttpUpgradeEvent offer) {
            HttpHeader header = offer.getHttpHeader();
            if (!"websocket".equalsIgnoreCase(header.getUpgrade())) {
                header.setIgnoreContentModifiers(false);
                header.getUpgradeDC().recycle();
            }
        }
        return context.getInvokeAction();
    }
}
