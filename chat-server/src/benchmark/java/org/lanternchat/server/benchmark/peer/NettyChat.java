package org.lanternchat.server.benchmark.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One client of the Netty server. Belongs to the event loop's thread.
final class NettyChat extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final TextField TEXT = new TextField("text");
    private static final TextField NAME = new TextField("name");
    private static final TextField ROOM = new TextField("room");
    private static final byte[] TAIL = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, NettyRoom> rooms;
    private @Nullable NettyRoom room;
    private byte[] head = new byte[0];

    NettyChat(Map<String, NettyRoom> rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        byte[] json = ByteBufUtil.getBytes(frame.content());
        NettyRoom in = room;
        if (in == null) {
            enter(context, json);
            return;
        }
        byte[] text = TEXT.value(json, 0, json.length);
        in.write(framed(context, text), context.channel());
    }

    private void enter(ChannelHandlerContext context, byte[] json) {
        String name = new String(NAME.value(json, 0, json.length), StandardCharsets.UTF_8);
        String beginning = "{\"type\":\"chat\",\"name\":\"" + name + "\",\"text\":\"";
        head = beginning.getBytes(StandardCharsets.UTF_8);
        String in = new String(ROOM.value(json, 0, json.length), StandardCharsets.UTF_8);
        NettyRoom entered = rooms.computeIfAbsent(in, _ -> new NettyRoom());
        entered.add(context.channel());
        room = entered;
    }

    /// Netty's encoder lets bytes pass as they are, so a frame is encoded once for all.
    private ByteBuf framed(ChannelHandlerContext context, byte[] text) {
        int length = head.length + text.length + TAIL.length;
        ByteBuf frame = context.alloc().directBuffer(length + 4).writeByte(0x81);
        if (length < 126) frame.writeByte(length);
        else frame.writeByte(126).writeShort(length);
        return frame.writeBytes(head).writeBytes(text).writeBytes(TAIL);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (room != null) room.remove(context.channel());
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
