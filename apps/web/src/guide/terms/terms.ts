import type { Terms } from './term.ts'

/** The glossary of the picture. */
export const TERMS: Terms = {
  main: {
    title: 'main',
    is: "Your module's own code, from its first line to its last.",
    lands:
      'Everything outside callbacks. In a CommonJS module the loop begins after it: from Node 20 on with timers that are due already, then with turn 1 at Pending.',
    example: 'main',
  },
  exit: {
    title: 'exit',
    is: 'The process leaves the loop: nothing keeps it alive any more, or process.exit was called.',
    lands: "Listeners of 'beforeExit' and 'exit'. What 'exit' schedules never runs.",
    example: 'exit',
  },
  timers: {
    title: 'Timers',
    is: 'The phase that runs the callbacks of due timers.',
    lands:
      'setTimeout and setInterval, once they are due. Until then they wait in the timers heap.',
    example: 'timers',
  },
  pending: {
    title: 'Pending',
    is: 'The phase for requests that libuv completed outside Poll.',
    lands:
      'Not much: a failed connection to a UNIX socket, the end of a TCP socket that was ended.',
    example: 'pending',
  },
  idle: {
    title: 'Idle, prepare',
    is: 'Two steps of libuv between Pending and Poll.',
    lands:
      'Nothing of yours: no JavaScript runs here. Node uses Idle to keep Poll from sleeping while a setImmediate waits.',
    example: 'check',
  },
  poll: {
    title: 'Poll',
    is: 'The phase that asks the operating system what happened and runs the callbacks for it. With nothing to do, the loop sleeps here.',
    lands: 'Finished file work, data and connections of sockets, signals, messages from workers.',
    example: 'poll',
  },
  check: {
    title: 'Check',
    is: 'The phase after Poll that runs what setImmediate queued.',
    lands: 'setImmediate. One that is queued while Check runs waits for the next turn.',
    example: 'check',
  },
  close: {
    title: 'Close',
    is: 'The phase that runs the callbacks of closed handles.',
    lands: "A socket's 'close'. That of a server is a nextTick.",
    example: 'close',
  },
  nextTick: {
    title: 'nextTick queue',
    is: 'What process.nextTick was given. From Node 11 on it is emptied after each callback, before the loop goes on.',
    lands: "Your nextTicks, and events that Node emits a moment later, such as a server's 'close'.",
    example: 'next-tick-first',
  },
  microtasks: {
    title: 'Microtask queue',
    is: 'What promises and queueMicrotask queued. From Node 11 on it is emptied after each callback.',
    lands: '.then, .catch and .finally, the code after an await, queueMicrotask.',
    example: 'between-timers',
  },
  turn: {
    title: 'Turn',
    is: 'Once around the ring: the loop visits each phase in order.',
    lands:
      'From Node 20 on a turn goes from Pending to Timers, before that from Timers to Close. The number counts all turns, including those in which nothing of yours ran.',
    isNoPlace: true,
    example: 'check',
  },
  callStack: {
    title: 'Call stack',
    is: 'The functions that run at this moment, the innermost on top.',
    lands: 'One callback at a time: while it runs, the loop waits.',
    example: 'blocked',
  },
  inFlight: {
    title: 'In flight',
    is: 'What was started and has not called back yet.',
    lands:
      'Timers that are not due, immediates, work in the thread pool, open sockets and servers.',
    example: 'http',
  },
  heap: {
    title: 'Timers heap',
    is: 'Timers that are not due yet, the next one first.',
    lands: 'Each setTimeout and setInterval until it is due. Then Timers can call it back.',
    example: 'timers',
  },
  pool: {
    title: 'Thread pool',
    is: 'Threads of libuv, four unless UV_THREADPOOL_SIZE says otherwise, for work that would make the loop wait.',
    lands:
      'Most of fs, dns.lookup, zlib, and crypto such as pbkdf2. Poll runs the callbacks of what is done.',
    example: 'pool',
  },
}
