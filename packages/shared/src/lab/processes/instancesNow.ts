import { capital, counted, time } from '../labWords.ts'
import type { InstanceEvent, InstanceEventOf } from './instanceEvents.ts'
import { INSTANCE_IDS, INSTANCE_PLURALS } from './instanceKinds.ts'
import { memoryRange, named } from './instanceWords.ts'

/** What an event of the demo processes tells, in one sentence. */
export function instancesNow(event: InstanceEvent): string {
  switch (event.type) {
    case 'comparison':
      return COMPARISONS[event.what](event)
    case 'compared':
      return event.whole ? 'The comparison is over.' : 'The comparison was cut off.'
    case 'trial':
      return trialText(event)
    case 'value':
      return valueText(event)
    case 'sharing':
      return sharingText(event)
    case 'errorListener':
      return event.on
        ? 'The parent listens to the worker thread’s error event from now on.'
        : 'Nothing listens for the worker thread’s error event from now on.'
    case 'crash':
      return crashText(event)
    default:
      return event satisfies never
  }
}

const COMPARISONS: Readonly<
  Record<InstanceEventOf<'comparison'>['what'], (event: InstanceEventOf<'comparison'>) => string>
> = {
  costs: ({ times = 0 }) =>
    `Each of the four kinds is started ${counted(times, 'time')}, in turns, asked, and ended.`,
  values: ({ serialization = 'json' }) =>
    `The same values are sent to an instance of each kind; child_process and cluster with serialization “${serialization}”.`,
  sharing: () =>
    'A global, a SharedArrayBuffer and a port: the parent and an instance of each kind try them.',
}

function trialText({
  kind,
  trial,
  startUs,
  trips,
  rssBytes,
  pssBytes,
}: InstanceEventOf<'trial'>): string {
  const bytes = pssBytes ?? rssBytes
  const memory = memoryRange({ least: bytes, middle: bytes, most: bytes })
  const grown = kind === 'thread' ? `its process grew by ${memory}` : `it takes ${memory}`
  return `${capital(INSTANCE_IDS[kind])}, trial ${trial}: its first message came after ${time(startUs)}, a message there and back took ${Math.round(trips.middle)} µs, and ${grown}.`
}

function valueText({ kind, name, arrived, words }: InstanceEventOf<'value'>): string {
  const who = `the ${INSTANCE_IDS[kind]}`
  switch (arrived) {
    case 'same':
      return capital(`${who} was sent ${name}, and found it as it was.`)
    case 'other':
      return capital(`${who} was sent ${name}, and found ${words}.`)
    case 'refused':
      return capital(`${who} cannot be sent ${name}: ${words.replace(/\.$/, '')}.`)
    default:
      return arrived satisfies never
  }
}

function sharingText({ kind, what, shared, parent, instance }: InstanceEventOf<'sharing'>): string {
  const who = `the ${INSTANCE_IDS[kind]}`
  switch (what) {
    case 'global':
      return capital(`${who} set the global to ${instance}; the parent’s is ${parent}.`)
    case 'buffer':
      return shared
        ? capital(`${who} wrote ${instance} into the buffer, and the parent reads ${parent}.`)
        : `The SharedArrayBuffer did not reach ${who} (${instance}); the parent reads ${parent}.`
    case 'port':
      return shared
        ? `Two ${INSTANCE_PLURALS[kind]} listen on one port: ${parent}.`
        : `Of two ${INSTANCE_PLURALS[kind]} the second could not listen on the first one’s port: ${instance}.`
    default:
      return what satisfies never
  }
}

const CRASHES = {
  throw: 'threw an error that it did not catch',
  exit: 'called process.exit(1)',
  kill: 'got SIGKILL',
} as const

function crashText({ process, how, left, gone }: InstanceEventOf<'crash'>): string {
  const others = gone.length === 0 ? '' : ` With it went ${named(gone)}.`
  // A signal goes to a process, never to one of its threads.
  const what =
    how === 'kill' && process === INSTANCE_IDS.thread
      ? 'sent SIGKILL to the process that it is in'
      : CRASHES[how]
  return `The ${process} ${what}.${others} ${capital(named(left))} ${left.length > 1 ? 'live' : 'lives'} on.`
}
