/**
 * What the notes state before "Scaling", in their own words. `line`: of the notes' file. Every statement of a lesson is about
 * one of these, and docs/notes.md has a row for each.
 */
export const NOTES = {
  'single-threaded': { line: 16, said: 'JS as a high level language is single threaded.' },
  'no-threads': { line: 16, said: 'as a user you can’t write threads like Java' },
  'stack-15000': { line: 18, said: 'Maximum call stack in v8 is 15000 frames' },
  'stack-error': {
    line: 18,
    said: 'after that you will get maximum call stack error which you might have seen writing some recursive function',
  },
  emulated: {
    line: 20,
    said: 'There are a few ways to achieve(lets say emulate) multi threading, like different nodejs instances',
  },
  'no-sharing': {
    line: 20,
    said: 'different nodejs instances but there is no data sharing between them',
  },
  serialized: {
    line: 20,
    said: 'We need to use message passing to share serialized objects between instances.',
  },
  'shared-buffer': {
    line: 20,
    said: '`SharedArrayBuffer` can be shared between instances with worker_threads by passing message from one thread to another using postMessage(value) method',
  },
  'cluster-module': {
    line: 22,
    said: 'Cluster module - builtin cluster module for routing incoming requests to different instances',
  },
  'worker-module': {
    line: 23,
    said: 'worker_threads module - run multiple js instances at once',
  },
  'child-module': {
    line: 24,
    said: 'child_process module - spawn and manage a full nodejs process',
  },
  'multi-inside': {
    line: 27,
    said: 'Nodejs internally is multi threaded. The libraries that run in the background do support multi threading.',
  },
  'single-outside': {
    line: 27,
    said: 'application code, npm modules and nodejs core apis written in JS and are single threaded',
  },
  'layers-table': {
    line: 31,
    said: 'Application code, npm modules, core nodejs apis: Single. Nodejs Bindings in C++, OpenSSL, V8, libuv, Operating System: Multi',
  },
  'pool-of-io': {
    line: 40,
    said: 'libuv maintains a thread of I/O operations. From outside, nodejs may not be multi threaded but because of this, it can perform certain operations parallely.',
  },
  'pool-default': { line: 42, said: 'The libuv thread pool size defaults to 4' },
  'pool-max': { line: 42, said: 'max is 1024' },
  'pool-variable': {
    line: 42,
    said: 'Can be overwritten by using env variable UV_THREADPOOL_SIZE=threads.',
  },
  'pool-enough': {
    line: 42,
    said: 'Generally its fine to run with 4 threads. If the need comes to increase it, you need to do a perf test on productino like env first.',
  },
  'exit-when-empty': {
    line: 44,
    said: 'Nodejs process will exit if there are no more tasks on the queue.',
  },
  'keeps-alive': {
    line: 44,
    said: 'many nodejs api calls that result in creation of objects that keep the process alive',
  },
  'lets-go': {
    line: 44,
    said: 'There are certain methods that can be used to force the object to no longer keep the process alive.',
  },
  'unref-timer': {
    line: 50,
    said: 't1 timer is unreferenced. The callback can still run in 1000 seconds, but it won’t keep the process alive.',
  },
  'clear-timer': {
    line: 51,
    said: 't2 time has been cleared and will never run. It no longer keeps the process alive',
  },
  'timer-object': {
    line: 54,
    said: '`setTimeout()` returns an object in nodejs while in browsers it returns an integer and thats why we are able to call t1.unref() in nodejs.',
  },
  'loop-in-browsers': {
    line: 59,
    said: 'Though its similar in browsers and nodejs, it is optimized differently for the respective platforms.',
  },
  'phases-exist': { line: 62, said: 'In nodejs there are different phases of event loop.' },
  'phase-poll': { line: 63, said: 'Poll - I/O related callbacks' },
  'phase-check': { line: 64, said: 'Check - callbacks triggered via `setImmediate()`' },
  'phase-close': {
    line: 65,
    said: 'Close - callbacks triggered via `setEmitter` close events. eg. Server TCP close',
  },
  'phase-timers': {
    line: 66,
    said: 'Timers - callbacks scheduled using `setTimeout` and `setInterval`',
  },
  'phase-pending': {
    line: 67,
    said: 'Pending - Special system events like "net.Socket TCP socket throws an ECONNREFUSED error"',
  },
  'two-queues': {
    line: 69,
    said: 'two special micro task queues that can have callbacks added to them while a phase is running',
  },
  'queue-next-tick': {
    line: 70,
    said: 'First microtask queue - handles callbacks registered using `process.NextTick()`',
  },
  'queue-promises': {
    line: 71,
    said: 'Second microtask queue - handles promises that reject or resolve',
  },
  'microtasks-first': {
    line: 74,
    said: 'Callbacks in the microtask queues take priority over callbacks in the phases’s normal queue.',
  },
  'next-tick-first': {
    line: 74,
    said: 'Callbacks in next tick microtask queue run before callbacks in the promise microtask queue',
  },
  'phase-drained': {
    line: 76,
    said: 'When event looop gets to a phase, it will run all the callbacks in that phases’s queue.',
  },
  'next-phase': {
    line: 76,
    said: 'Once all the callbacks in a given phase are exhausted, the event loop then moves to next phase.',
  },
  'puzzle-order': { line: 94, said: 'The outputs 8 3 2 1 4 7 6 5.' },
  'tick-is-a-pass': {
    line: 96,
    said: '`tick` is a complete pass, through the event loop. `setImmediate()` takes a tick to run',
  },
  'next-tick-sooner': { line: 96, said: '`process.nextTick()` is more immediate' },
  'await-is-sugar': {
    line: 96,
    said: '`async` and `await` are just syntactic sugar for code that uses nested callbacks',
  },
  'not-both': {
    line: 99,
    said: 'make sure that the callback either runs asynchrounously or synchronously and not both',
  },
  'zalgo-value': {
    line: 110,
    said: 'the callback can update a value present in parent scope which may or may not be updated depending on how you called that callback function',
  },
} as const satisfies Readonly<Record<string, { readonly line: number; readonly said: string }>>

export type NoteName = keyof typeof NOTES
