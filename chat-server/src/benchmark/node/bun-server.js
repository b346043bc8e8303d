// A chat server on Bun, as its documentation writes it: a room is a topic, and `publish` sends to all of it but the author.
// Speaks the tutorials' dialect A.
//
//   bun bun-server.js PORT
Bun.serve({
  port: Number(process.argv[2]),
  hostname: '127.0.0.1',
  fetch(request, server) {
    return server.upgrade(request, { data: {} }) ? undefined : new Response('chat');
  },
  websocket: {
    message(client, data) {
      const command = JSON.parse(data);
      if (command.type === 'join') {
        client.data = { name: command.name, room: command.room };
        client.subscribe(command.room);
        return;
      }
      client.publish(client.data.room, JSON.stringify({ type: 'chat', name: client.data.name, text: command.text }));
    },
  },
});
