import type { Example } from './example.ts'

/** The two queues that are drained after every callback, and what goes wrong with them. */
export const QUEUE_EXAMPLES: readonly Example[] = [
  {
    slug: 'next-tick-first',
    title: 'nextTick before promises',
    lesson: 'After each callback the nextTick queue is drained, then the microtasks.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'nextTick', 'microtask'],
    source: `Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('nextTick'));
console.log('main');
`,
  },
  {
    slug: 'drain',
    title: 'Two queues, one drain',
    lesson: 'A nextTick from a microtask waits until all the microtasks are done.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'nextTick', 'microtask'],
    source: `queueMicrotask(() => {
  console.log('microtask 1');
  process.nextTick(() => console.log('nextTick from microtask 1'));
});
queueMicrotask(() => {
  console.log('microtask 2');
  queueMicrotask(() => console.log('microtask from microtask 2'));
});
process.nextTick(() => console.log('nextTick'));
`,
  },
  {
    slug: 'await-order',
    title: 'await, step by step',
    lesson: 'An async function runs at once up to its first await; the rest is a microtask.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'microtask'],
    source: `async function step() {
  console.log('2: before the await');
  await null;
  console.log('4: after the await');
}

console.log('1: main');
step().then(() => console.log('5: then'));
console.log('3: main goes on');
`,
  },
  {
    slug: 'between-timers',
    title: 'Microtasks between two timers',
    lesson: 'Both timers are due in one phase, yet the promise of the first comes between them.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'microtask'],
    source: `setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('promise'));
}, 1);
setTimeout(() => console.log('timer 2'), 1);

const until = Date.now() + 5;
while (Date.now() < until);
`,
  },
  {
    slug: 'between-timers-node10',
    title: 'The same on Node 10',
    lesson: 'Before Node 11 both timers ran first and the promise came last.',
    module: 'commonjs',
    node: '10',
    shows: ['main', 'timers', 'microtask'],
    source: `setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('promise'));
}, 1);
setTimeout(() => console.log('timer 2'), 1);

const until = Date.now() + 5;
while (Date.now() < until);
`,
  },
  {
    slug: 'starve-ticks',
    title: 'Starve the loop with nextTick',
    lesson: 'The loop cannot move on while the queue refills itself: the timer is late.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'nextTick', 'timers'],
    source: `setTimeout(() => console.log('timer, at last'), 1);

let count = 0;
function again() {
  if (++count < 100) process.nextTick(again);
  else console.log('100 ticks, and no phase in between');
}
again();
`,
  },
  {
    slug: 'promise-recursion',
    title: 'A promise that asks for more',
    lesson: 'A chain of promises holds the loop just as well; setImmediate would let it breathe.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'microtask', 'check'],
    source: `setImmediate(() => console.log('immediate, at last'));

let count = 0;
const again = () => ++count < 50 && Promise.resolve().then(again);
again();
queueMicrotask(() => console.log('the chain has begun'));
`,
  },
  {
    slug: 'module-order',
    title: 'In a module promises come first',
    lesson: "An ES module's body is itself a promise job, so the microtasks go before nextTick.",
    module: 'module',
    node: null,
    shows: ['nextTick', 'microtask'],
    source: `process.nextTick(() => console.log('nextTick'));
Promise.resolve().then(() => console.log('promise'));
console.log('module body');
`,
  },
]
