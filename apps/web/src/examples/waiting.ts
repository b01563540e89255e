import type { Example } from './example.ts'

/** Timers and immediates against each other, and what keeps a process alive. */
export const WAITING_EXAMPLES: readonly Example[] = [
  {
    slug: 'timeout-or-immediate',
    title: 'setTimeout 0 or setImmediate?',
    lesson: 'From main it is a race: run it a few times and compare the runs.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'check'],
    source: `setTimeout(() => console.log('timeout'), 0);
setImmediate(() => console.log('immediate'));
`,
  },
  {
    slug: 'timeout-or-immediate-io',
    title: 'The same, inside a callback',
    lesson: 'After an I/O callback Check comes before Timers: the immediate always wins.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'poll', 'check', 'timers'],
    source: `const fs = require('fs');

fs.stat(__filename, () => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
});
`,
  },
  {
    slug: 'clamped',
    title: 'Delays that Node changes',
    lesson: '0, NaN and what is too large all become 1 ms; see what was asked and what was used.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers'],
    source: `setTimeout(() => console.log('0 ms'), 0);
setTimeout(() => console.log('NaN ms'), NaN);
setTimeout(() => console.log('2 ** 31 ms'), 2 ** 31);
setTimeout(() => console.log('1 ms'), 1);
`,
  },
  {
    slug: 'drift',
    title: 'An interval that drifts',
    lesson: 'A round of 10 ms takes 14: the next counts from when it began, and lateness adds up.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers'],
    source: `let round = 0;
const interval = setInterval(() => {
  console.log('round', ++round);
  const until = Date.now() + 14;
  while (Date.now() < until);
  if (round === 4) clearInterval(interval);
}, 10);
`,
  },
  {
    slug: 'blocked',
    title: 'A blocked loop',
    lesson: 'One callback computes for 40 ms; timers that were due long ago wait behind it.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'check'],
    source: `setImmediate(() => {
  setTimeout(() => console.log('was due after 5 ms'), 5);
  setTimeout(() => console.log('was due after 10 ms'), 10);

  console.log('computing');
  const until = Date.now() + 40;
  while (Date.now() < until);
  console.log('done');
});
`,
  },
  {
    slug: 'unref',
    title: 'What keeps a process alive',
    lesson:
      'An unref’d timer does not count, a cleared one is gone: the process ends without them.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'exit'],
    source: `const t1 = setTimeout(() => console.log('t1'), 100000);
const t2 = setTimeout(() => console.log('t2'), 200000);
setTimeout(() => console.log('t3'), 10);

t1.unref();
clearTimeout(t2);
process.on('exit', () => console.log('only t3 kept it alive'));
`,
  },
  {
    slug: 'abort',
    title: 'Cancel what waits',
    lesson: 'An AbortController takes the timer out of the heap and rejects its promise.',
    module: 'commonjs',
    node: null,
    shows: ['main', 'timers', 'microtask'],
    source: `const { setTimeout: sleep } = require('timers/promises');

const controller = new AbortController();
sleep(1000, null, { signal: controller.signal }).catch((error) => {
  console.log(error.name);
});
setTimeout(() => controller.abort(), 5);
`,
  },
]
