import type { Example } from './example.ts'

/** Files, sockets, threads: what Poll waits for. */
export const IO_EXAMPLES: readonly Example[] = [
  {
    slug: 'pool',
    title: 'Five hashes, four threads',
    lesson: 'The pool has four threads: the fifth job starts when one of them is free.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const { pbkdf2 } = require('crypto');

for (let i = 1; i <= 5; i++) {
  pbkdf2('secret', 'salt', 20000, 64, 'sha512', () => console.log('hash', i));
}
console.log('five jobs, four threads');
`,
  },
  {
    slug: 'server-close',
    title: 'A server that stops listening',
    lesson: 'close() stops new connections; its callback waits for the last open one.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'timers', 'close'],
    source: `const net = require('net');

const server = net.createServer((socket) => {
  setTimeout(() => socket.end('bye'), 10);
  server.close(() => console.log('server closed'));
  console.log('not listening any more');
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('data', (text) => console.log('client got', String(text)));
  client.on('close', () => console.log('client closed'));
});
`,
  },
  {
    slug: 'http',
    title: 'One HTTP request',
    lesson: 'Request, headers and body are callbacks of Poll, on both ends of the same loop.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const http = require('http');

const server = http.createServer((request, response) => {
  console.log('server:', request.method, request.url);
  response.end('hello');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.get({ port, host: '127.0.0.1', path: '/loop', agent: false }, (response) => {
    console.log('client:', response.statusCode);
    response.on('data', (text) => console.log('client:', String(text)));
    response.on('end', () => server.close());
  });
});
`,
  },
  {
    slug: 'streams',
    title: 'A file, piece by piece',
    lesson: 'Each piece of a stream is a read in the pool and a callback in Poll.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const fs = require('fs');

const stream = fs.createReadStream(__filename, { highWaterMark: 128, encoding: 'utf8' });
stream.on('data', (text) => console.log('piece of', text.length));
stream.on('end', () => console.log('end'));
stream.on('close', () => console.log('close'));
`,
  },
  {
    slug: 'dgram',
    title: 'A datagram to myself',
    lesson: 'A datagram is sent at once; what arrives is read in Poll.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
socket.on('message', (message) => {
  console.log('got', String(message));
  socket.close();
});
socket.bind(0, '127.0.0.1', () => {
  socket.send('ping', socket.address().port, '127.0.0.1', () => console.log('sent'));
});
`,
  },
  {
    slug: 'worker',
    title: 'A worker answers',
    lesson: 'The other thread has a loop of its own; its messages arrive here in Poll.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const { Worker } = require('worker_threads');

const worker = new Worker(
  "const { parentPort } = require('worker_threads');" +
    "parentPort.once('message', (n) => parentPort.postMessage(n * 2));",
  { eval: true },
);
worker.on('message', (answer) => console.log('answer:', answer));
worker.on('exit', () => console.log('worker has ended'));
worker.postMessage(21);
`,
  },
  {
    slug: 'message-channel',
    title: 'Two ports in one thread',
    lesson: 'Even a message to oneself goes around through Poll, after the microtasks.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'microtask'],
    source: `const { MessageChannel } = require('worker_threads');

const { port1, port2 } = new MessageChannel();
port2.on('message', (text) => {
  console.log('message:', text);
  port2.close();
});
port1.postMessage('hello');
queueMicrotask(() => console.log('microtask'));
console.log('main');
`,
  },
]
