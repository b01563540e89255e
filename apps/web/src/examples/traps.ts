import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import type { Example } from './example.ts'

/** Errors, surprises and endings. */
export const TRAP_EXAMPLES: readonly Example[] = [
  {
    slug: 'zalgo',
    title: 'Now or later? Never both',
    lesson: 'A callback that is sometimes called at once makes the order depend on the input.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll'],
    source: `const fs = require('fs');

function load(name, callback) {
  if (name === '') return callback('no name');
  fs.stat(name, () => callback('loaded'));
}

let value = 'before';
load('', (result) => console.log(result, value));
load(__filename, (result) => console.log(result, value));
value = 'after';
`,
  },
  {
    slug: 'emitter',
    title: 'emit is a plain call',
    lesson: 'Listeners run inside emit, at once; only events.once makes a promise of it.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'microtask'],
    source: `const { EventEmitter, once } = require('events');

const emitter = new EventEmitter();
once(emitter, 'go').then(() => console.log('3: once'));
emitter.on('go', () => console.log('1: listener'));
emitter.emit('go');
console.log('2: after emit');
`,
  },
  {
    slug: 'too-deep',
    title: 'The stack is finite',
    lesson: 'Recursion fills the stack; through setImmediate each call starts with an empty one.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'check'],
    source: `const deep = (n) => (n === 0 ? 0 : 1 + deep(n - 1));
try {
  deep(1e6);
} catch (error) {
  console.log(error.name);
}

const flat = (n) => (n === 0 ? console.log('arrived') : setImmediate(flat, n - 1));
flat(5);
`,
  },
  {
    slug: 'rejection',
    title: 'A rejection that nobody handles',
    lesson: 'It is judged when the drain ends: no later timer runs any more.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'microtask'],
    source: `setTimeout(() => console.log('never'), 0);

Promise.resolve().then(() => {
  console.log('about to fail');
  throw new Error('nobody handles this');
});
`,
  },
  {
    slug: 'survived',
    title: 'An error that is survived',
    lesson:
      "With an 'uncaughtException' listener the loop goes on; the rest of that callback is lost.",
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers'],
    source: `process.on('uncaughtException', (error) => console.log('caught:', error.message));

setTimeout(() => {
  null.length;
  console.log('never');
}, 1);
setTimeout(() => console.log('the next timer runs'), 10);
`,
  },
  {
    slug: 'process-exit',
    title: 'process.exit does not wait',
    lesson: 'Called in a callback it ends everything: what is ready or in flight never runs.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'exit'],
    source: `process.on('exit', (code) => console.log('exit', code));

setTimeout(() => console.log('never'), 50);
setTimeout(() => {
  setImmediate(() => console.log('never'));
  process.exit(3);
}, 5);
`,
  },
  {
    slug: 'top-level-await',
    title: 'await at the top of a module',
    lesson: 'The body of the module pauses; timers and I/O of the same module go on.',
    module: 'module',
    node: null,
    shows: ['timers', 'microtask'],
    source: `import { setTimeout as sleep } from 'node:timers/promises'

setTimeout(() => console.log('2: a timer meanwhile'), 5)
console.log('1: before')
await sleep(20)
console.log('3: after')
`,
  },
  {
    slug: 'typescript',
    title: 'TypeScript, as it runs',
    lesson: 'Types are stripped and every character keeps its place: line numbers stay true.',
    module: 'typescript',
    node: null,
    shows: ['timers', 'microtask'],
    source: `type Job = { name: string; ms: number }

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms))

async function run({ name, ms }: Job): Promise<void> {
  await wait(ms)
  console.log(name, 'after', ms, 'ms')
}

const jobs: Job[] = [{ name: 'slow', ms: 20 }, { name: 'quick', ms: 5 }]
await Promise.all(jobs.map(run))
`,
  },
  {
    slug: 'classic-node26',
    title: 'The classic lines on Node 26',
    lesson: 'The file mostly arrives before the first Check there: then 4 and 7 come before 1.',
    module: 'commonjs',
    node: '26',
    shows: ['main', 'nextTick', 'microtask', 'check', 'poll', 'timers'],
    source: CLASSIC_SNIPPET,
  },
]
