package org.lanternchat.server.benchmark.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

import java.util.HashMap;
import java.util.Map;

/// The chat server that somebody who knows Netty would write: one event loop, its native transport
/// where there is one, each message encoded once. All rooms belong to that loop's thread.
final class NettyServer {
    private static final int BACKLOG = 4_096;
    private static final int REQUEST_BYTES = 8_192;

    private NettyServer() {}

    /// The argument is the port.
    public static void main(String[] arguments) throws InterruptedException {
        boolean isNative = Epoll.isAvailable();
        IoHandlerFactory transport =
                isNative ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> listener =
                isNative ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        Map<String, NettyRoom> rooms = new HashMap<>();
        var _ =
                new ServerBootstrap()
                        .group(new MultiThreadIoEventLoopGroup(1, transport))
                        .channel(listener)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        channel.pipeline()
                                                .addLast(new HttpServerCodec())
                                                .addLast(new HttpObjectAggregator(REQUEST_BYTES))
                                                .addLast(new WebSocketServerProtocolHandler("/"))
                                                .addLast(new NettyChat(rooms));
                                    }
                                })
                        .bind("127.0.0.1", Integer.parseInt(arguments[0]))
                        .sync();
    }
}
