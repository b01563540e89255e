/** A page that explains a rule, by the people who made it. */
export type Docs = { readonly title: string; readonly url: string }

const LEARN = 'https://nodejs.org/en/learn/asynchronous-work'
const API = 'https://nodejs.org/api'
const LIBUV = 'https://docs.libuv.org/en/v1.x'

/** Every page that a sentence refers to. Anchors are those of Node's own documentation and of libuv's. */
export const DOCS = {
  loop: {
    title: 'Node.js: the event loop, timers and nextTick',
    url: `${LEARN}/event-loop-timers-and-nexttick`,
  },
  iteration: { title: 'libuv: the I/O loop', url: `${LIBUV}/design.html#the-i-o-loop` },
  fileIo: { title: 'libuv: file I/O', url: `${LIBUV}/design.html#file-i-o` },
  pool: { title: 'libuv: thread pool work scheduling', url: `${LIBUV}/threadpool.html` },
  blocking: {
    title: "Node.js: don't block the event loop",
    url: `${LEARN}/dont-block-the-event-loop`,
  },
  nextTick: {
    title: 'Node.js: process.nextTick',
    url: `${API}/process.html#processnexttickcallback-args`,
  },
  microtask: {
    title: 'Node.js: queueMicrotask and process.nextTick',
    url: `${API}/process.html#when-to-use-queuemicrotask-vs-processnexttick`,
  },
  setTimeout: {
    title: 'Node.js: setTimeout',
    url: `${API}/timers.html#settimeoutcallback-delay-args`,
  },
  setInterval: {
    title: 'Node.js: setInterval',
    url: `${API}/timers.html#setintervalcallback-delay-args`,
  },
  setImmediate: {
    title: 'Node.js: setImmediate',
    url: `${API}/timers.html#setimmediatecallback-args`,
  },
  unref: { title: 'Node.js: timeout.unref', url: `${API}/timers.html#timeoutunref` },
  modules: { title: 'Node.js: CommonJS modules', url: `${API}/modules.html` },
  esm: { title: 'Node.js: ECMAScript modules', url: `${API}/esm.html` },
  detection: {
    title: 'Node.js: syntax detection',
    url: `${API}/packages.html#syntax-detection`,
  },
  exit: { title: 'Node.js: process.exit', url: `${API}/process.html#processexitcode` },
  exitEvent: { title: "Node.js: event 'exit'", url: `${API}/process.html#event-exit` },
  beforeExit: {
    title: "Node.js: event 'beforeExit'",
    url: `${API}/process.html#event-beforeexit`,
  },
  uncaught: {
    title: "Node.js: event 'uncaughtException'",
    url: `${API}/process.html#event-uncaughtexception`,
  },
  unhandled: {
    title: "Node.js: event 'unhandledRejection'",
    url: `${API}/process.html#event-unhandledrejection`,
  },
  rejectionHandled: {
    title: "Node.js: event 'rejectionHandled'",
    url: `${API}/process.html#event-rejectionhandled`,
  },
  messagePort: {
    title: 'Node.js: class MessagePort',
    url: `${API}/worker_threads.html#class-messageport`,
  },
  asyncResource: {
    title: 'Node.js: class AsyncResource',
    url: `${API}/async_context.html#class-asyncresource`,
  },
  finalization: {
    title: 'MDN: FinalizationRegistry',
    url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/FinalizationRegistry',
  },
  requestEnd: {
    title: 'Node.js: request.end()',
    url: `${API}/http.html#requestenddata-encoding-callback`,
  },
  streams: { title: 'Node.js: streams', url: `${API}/stream.html#buffering` },
  events: {
    title: 'Node.js: emitter.emit',
    url: `${API}/events.html#emitteremiteventname-args`,
  },
  promises: {
    title: 'MDN: using promises',
    url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Guide/Using_promises',
  },
} as const satisfies Record<string, Docs>
