package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.ChunkedTransferEncoding;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.KeepAlive;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Grizzly's reader and writer of HTTP, made strict, with refusals in sentences and with the
/// security headers on whatever leaves. One instance for all; called on worker threads.
final class RequestReader extends HttpServerFilter {
    static final int HEADER_BYTES = 16 * 1024;
    static final int HEADERS = 100;

    private final Timers timers;

    /// Ends the reading of a head.
    @SuppressWarnings("serial") // it never leaves this class
    private static final class RefusedException extends RuntimeException {
        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.sentence(), null, false, false);
            this.refusal = refusal;
        }
    }

    @SuppressWarnings("deprecation") // the builders that are to replace it do not exist
    RequestReader(KeepAlive keepAlive, Timers timers) {
        super(true, HEADER_BYTES, null, keepAlive, null, HEADERS, HEADERS, strictness());
        this.timers = timers;
    }

    private static Properties strictness() {
        Properties strictness = new Properties();
        strictness.setProperty(STRICT_HEADER_NAME_VALIDATION_RFC_9110, "true");
        strictness.setProperty(STRICT_HEADER_VALUE_VALIDATION_RFC_9110, "true");
        strictness.setProperty(
                ChunkedTransferEncoding.STRICT_CHUNKED_TRANSFER_CODING_LINE_TERMINATOR_RFC_9112,
                "true");
        return strictness;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        NextAction next = super.handleRead(context);
        if (!(context.getMessage() instanceof HttpContent content)) return next;
        if (HttpContent.isBroken(content)) return endBroken(context);
        Arrival arrival = Arrival.of(context.getConnection());
        if (arrival != null && content.isLast()) arrival.requestEnded();
        return next;
    }

    /// The answer has been given by now. Whoever takes the body is told by the connection's end;
    /// handed on, the peer's fault would become a trace in the log.
    private static NextAction endBroken(FilterChainContext context) {
        context.getConnection().closeSilently();
        return context.getStopAction();
    }

    @Override
    protected boolean onHttpHeaderParsed(HttpHeader head, Buffer rest, FilterChainContext context) {
        Arrival arrival = Arrival.of(context.getConnection());
        if (arrival != null) arrival.headCame();
        HttpRequestPacket request = (HttpRequestPacket) head;
        boolean isSecure = TlsLink.of((NIOConnection) context.getConnection()) != null;
        request.setSecure(isSecure);
        request.getResponse().setSecure(isSecure);
        String asItCame = rest.toStringContent(StandardCharsets.ISO_8859_1, 0, rest.position());
        Refusal refusal = RequestRules.refusal(request, asItCame);
        if (refusal != null) throw new RefusedException(refusal);
        return super.onHttpHeaderParsed(head, rest, context);
    }

    @Override
    protected void onHttpHeaderError(HttpHeader head, FilterChainContext context, Throwable why) {
        HttpRequestPacket request = (HttpRequestPacket) head;
        Refusal refusal = refusal(request, why);
        request.setProtocol(Protocol.HTTP_1_1);
        Buffer answer = encodeHttpPacket(context, refusal.answer(request));
        context.write(answer);
        Farewell.to(context.getConnection(), timers);
    }

    private static Refusal refusal(HttpRequestPacket request, Throwable why) {
        if (why instanceof RefusedException refused) return refused.refusal;
        boolean isLineWhole = !request.getProtocolDC().isNull();
        boolean isTooLong =
                request.getHeaders().size() >= HEADERS
                        || why instanceof MimeHeaders.MaxHeaderCountExceededException
                        || String.valueOf(why.getMessage()).endsWith("is too large");
        if (!isTooLong) return new Refusal(400, "This is no request of HTTP.");
        if (!isLineWhole) return new Refusal(414, "The address is too long.");
        return new Refusal(
                431,
                "The head of a request has at most "
                        + HEADERS
                        + " lines and "
                        + HEADER_BYTES
                        + " bytes.");
    }

    /// Of a body that breaks the rules.
    @Override
    protected HttpContent customizeErrorResponse(HttpResponsePacket answer) {
        int status = Math.max(400, answer.getStatus());
        return new Refusal(status, "This is no body of HTTP.").answer(answer.getRequest());
    }

    @Override
    protected @Nullable Buffer encodeHttpPacket(FilterChainContext context, HttpPacket packet) {
        HttpHeader head = packet.isHeader() ? (HttpHeader) packet : packet.getHttpHeader();
        if (head instanceof HttpResponsePacket answer
                && !answer.isCommitted()
                && !answer.isInterimResponse()) {
            SecurityHeaders.addTo(answer);
        }
        return super.encodeHttpPacket(context, packet);
    }
}
