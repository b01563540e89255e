import type { LabRule } from '../rules/labRule.ts'
import { INSTANCE_IDS } from './instanceKinds.ts'

const API = 'https://nodejs.org/api'
const DOCS = {
  serialization: {
    title: 'Node.js: advanced serialization',
    url: `${API}/child_process.html#advanced-serialization`,
  },
  clone: {
    title: 'Node.js: port.postMessage(value)',
    url: `${API}/worker_threads.html#portpostmessagevalue-transferlist`,
  },
  error: {
    title: "Node.js: a Worker's event 'error'",
    url: `${API}/worker_threads.html#event-error`,
  },
  exit: { title: 'Node.js: process.exit()', url: `${API}/process.html#processexitcode` },
  cluster: { title: 'Node.js: how cluster works', url: `${API}/cluster.html#how-it-works` },
  disconnect: {
    title: "Node.js: a child's event 'disconnect'",
    url: `${API}/process.html#event-disconnect`,
  },
  uncaught: {
    title: "Node.js: event 'uncaughtException'",
    url: `${API}/process.html#event-uncaughtexception`,
  },
  signals: { title: 'Node.js: signal events', url: `${API}/process.html#signal-events` },
} as const

const THREAD = INSTANCE_IDS.thread

/** Why the instances differ; the first that holds is told. */
export const INSTANCE_RULES: readonly LabRule[] = [
  {
    rule: 'threadErrorUnheard',
    docs: DOCS.error,
    say: ({ event }) =>
      event.type === 'crash' && event.process === THREAD && event.how === 'throw' && !event.listened
        ? 'An uncaught error of a thread becomes the event error of its Worker object. Nobody listened, so it was thrown in the parent, which ended; the others ended when their channel to it closed.'
        : null,
  },
  {
    rule: 'threadErrorHeard',
    docs: DOCS.error,
    say: ({ event }) =>
      event.type === 'crash' && event.process === THREAD && event.how === 'throw'
        ? 'An uncaught error of a thread becomes the event error of its Worker object. The parent listened, so only the thread ended.'
        : null,
  },
  {
    rule: 'threadExits',
    docs: DOCS.exit,
    say: ({ event }) =>
      event.type === 'crash' && event.process === THREAD && event.how === 'exit'
        ? 'process.exit() in a thread ends that thread and not the process that it is in.'
        : null,
  },
  {
    rule: 'threadHasNoProcess',
    docs: DOCS.signals,
    say: ({ event }) =>
      event.type === 'crash' && event.process === THREAD && event.how === 'kill'
        ? 'A signal goes to a process. The thread has none of its own, so the parent went with it, and then all whose channel to the parent closed.'
        : null,
  },
  {
    rule: 'parentGone',
    docs: DOCS.disconnect,
    say: ({ event }) =>
      event.type === 'crash' && event.process === 'parent'
        ? 'A thread ends with its process. The other processes are no part of the parent: they ended as their channel to it closed. The two children had nothing else that kept their loops alive; in a cluster worker Node itself then calls process.exit(0).'
        : null,
  },
  {
    rule: 'processAlone',
    docs: DOCS.uncaught,
    say: ({ event }) =>
      event.type === 'crash' && event.gone.length === 0
        ? 'It is a process of its own: the parent is told by an event, and nothing of the parent’s memory was touched.'
        : null,
  },
  {
    rule: 'json',
    docs: DOCS.serialization,
    say: ({ event, instances }) =>
      event.type === 'value' &&
      event.arrived !== 'same' &&
      (event.kind === 'spawn' ||
        (event.kind !== 'thread' && instances?.values?.serialization === 'json'))
        ? event.arrived === 'refused'
          ? 'JSON.stringify throws for a BigInt, so nothing was sent.'
          : event.kind === 'spawn'
            ? 'A pipe carries bytes. This program writes JSON into it: what JSON has no words for is lost, or arrives as something else.'
            : 'Messages between processes are JSON unless serialization is “advanced”: what JSON has no words for is lost, or arrives as something else.'
        : null,
  },
  {
    rule: 'structuredClone',
    docs: DOCS.clone,
    say: ({ event }) =>
      event.type === 'value' && event.arrived !== 'same'
        ? 'A structured clone keeps Map, Date, BigInt and Error. It leaves classes behind, and refuses functions.'
        : null,
  },
  {
    rule: 'ownHeap',
    docs: DOCS.clone,
    say: ({ event }) =>
      event.type === 'sharing' && event.what === 'global'
        ? event.kind === 'thread'
          ? 'A thread has a heap and a global object of its own, although its process is the parent’s.'
          : 'Another process has memory of its own.'
        : null,
  },
  {
    rule: 'sharedBytes',
    docs: DOCS.clone,
    say: ({ event }) =>
      event.type === 'sharing' && event.what === 'buffer'
        ? event.shared
          ? 'Threads of one process can have the same bytes: a SharedArrayBuffer is not copied.'
          : 'Between processes a message is bytes through a pipe, and memory cannot go through it.'
        : null,
  },
  {
    rule: 'onePort',
    docs: DOCS.cluster,
    say: ({ event }) =>
      event.type === 'sharing' && event.what === 'port'
        ? event.shared
          ? 'A cluster worker does not listen itself: its primary does, once, and hands each connection to one of the workers.'
          : 'One port of an address has one listening socket, and a second listen fails. Cluster has its primary listen for all. Without it a parent can send its socket to forked children, or each asks for a socket of its own with reusePort, where the system has that.'
        : null,
  },
]
