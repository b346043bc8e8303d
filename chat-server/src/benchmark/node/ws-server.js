// The tutorials' server, as they and the documentation of `ws` write it: each message goes to all clients in a loop that
// leaves out who is elsewhere. Speaks the tutorials' dialect A.
//
//   node ws-server.js PORT [KEYSTORE]     KEYSTORE: a PKCS #12 file with the password `lantern`, for TLS
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { WebSocket, WebSocketServer } from 'ws';

const [port, keystore] = process.argv.slice(2);
const http = keystore ? createSecureServer({ pfx: readFileSync(keystore), passphrase: 'lantern' }) : createServer();
const server = new WebSocketServer({ server: http });

server.on('connection', (client) => {
  client.on('error', () => client.terminate());
  client.on('message', (data) => {
    const command = JSON.parse(data);
    if (command.type === 'join') {
      client.name = command.name;
      client.room = command.room;
      return;
    }
    const event = JSON.stringify({ type: 'chat', name: client.name, text: command.text });
    for (const other of server.clients) {
      if (other !== client && other.room === client.room && other.readyState === WebSocket.OPEN) other.send(event);
    }
  });
});

http.listen({ port: Number(port), host: '127.0.0.1', backlog: 4096 });
