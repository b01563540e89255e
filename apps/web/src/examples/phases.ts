import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import type { Example } from './example.ts'

/** One for each phase of the loop. */
export const PHASE_EXAMPLES: readonly Example[] = [
  {
    slug: 'classic',
    title: 'The classic eight lines',
    lesson:
      'One line is printed by main, seven by what it starts. Guess the order before you run it.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'nextTick', 'microtask', 'check', 'poll', 'timers'],
    source: CLASSIC_SNIPPET,
  },
  {
    slug: 'main',
    title: 'Main runs to its end',
    lesson: 'Nothing that was scheduled runs before the last line of the script.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers'],
    source: `setTimeout(() => console.log('timer'), 0);

for (let i = 1; i <= 3; i++) {
  console.log('main', i);
}
console.log('main is done');
`,
  },
  {
    slug: 'timers',
    title: 'Timers go by due time',
    lesson: 'The Timers phase runs what is due: the due time decides, not the order of the calls.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers'],
    source: `setTimeout(() => console.log('30 ms'), 30);
setTimeout(() => console.log('10 ms'), 10);
setTimeout(() => console.log('20 ms'), 20);
console.log('three timers wait');
`,
  },
  {
    slug: 'pending',
    title: 'What Pending is for',
    lesson: 'A UNIX socket that is not there fails at once, but Node hears of it in Pending.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'pending', 'close'],
    source: `const net = require('net');

const socket = net.connect('/tmp/nobody-listens.sock');
socket.on('error', (error) => console.log('error:', error.code));
socket.on('close', () => console.log('closed'));
console.log('connecting');
`,
  },
  {
    slug: 'poll',
    title: 'Files arrive in Poll',
    lesson: 'The thread pool reads the file; its callback runs in Poll, nowhere else.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'nextTick'],
    source: `const fs = require('fs');

fs.readFile(__filename, 'utf8', (error, text) => {
  console.log('read', text.split('\\n').length, 'lines');
  process.nextTick(() => console.log('right after the callback'));
});
console.log('the pool reads, main goes on');
`,
  },
  {
    slug: 'check',
    title: 'An immediate in an immediate',
    lesson: 'Check runs only what was there when it began: the inner one waits a whole turn.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'check'],
    source: `setImmediate(() => {
  console.log('first turn: A');
  setImmediate(() => console.log('second turn: C'));
});
setImmediate(() => console.log('first turn: B'));
`,
  },
  {
    slug: 'close',
    title: 'A socket closes',
    lesson: "A socket's 'close' runs in Close; that of its server is a nextTick.",
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'close'],
    source: `const net = require('net');

const server = net.createServer((socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('error', () => {});
  client.on('close', () => {
    console.log('socket closed');
    server.close(() => console.log('server closed'));
  });
});
`,
  },
  {
    slug: 'exit',
    title: 'beforeExit can go on, exit cannot',
    lesson: 'What beforeExit schedules starts the loop again; after exit nothing runs.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'exit', 'timers'],
    source: `let rounds = 0;

process.on('beforeExit', () => {
  console.log('nothing left to do');
  if (++rounds === 1) setTimeout(() => console.log('one more'), 5);
});
process.on('exit', () => {
  console.log('bye');
  setTimeout(() => console.log('never'), 0);
});
`,
  },
]
