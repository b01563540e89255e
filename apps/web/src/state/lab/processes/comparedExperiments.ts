import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { costRanges, isBelow } from '@loopscope/shared/lab/processes/costRanges'
import { foldInstances } from '@loopscope/shared/lab/processes/foldInstances'
import { INSTANCE_IDS } from '@loopscope/shared/lab/processes/instanceKinds'
import { type InstancesMoment, NO_INSTANCES } from '@loopscope/shared/lab/processes/instancesMoment'
import { instancesNow } from '@loopscope/shared/lab/processes/instancesNow'
import { named, timeRange } from '@loopscope/shared/lab/processes/instanceWords'
import { isInstanceEvent } from '@loopscope/shared/lab/processes/isInstanceEvent'
import type { Experiment, Verdict } from '../experiment.ts'
import { PROGRAM, STANDING } from './standing.ts'

export const sharedGlobal: Experiment = {
  name: 'global',
  title: 'A global',
  question:
    'The parent sets a global to 1. A thread, two children and a cluster worker each set the same global to 2. What does the parent read after each?',
  choices: [
    { name: 'none', words: '1, always' },
    { name: 'thread', words: '2 after the thread' },
    { name: 'all', words: '2, always' },
  ],
  prepare: STANDING,
  run: [{ act: () => ({ action: 'share' }) }],
  judge: (events, from) =>
    whenCompared(events, from, ({ sharing }) => {
      const globals = sharing?.found.filter(({ what }) => what === 'global') ?? []
      const buffers = sharing?.found.filter(({ what, shared }) => what === 'buffer' && shared) ?? []
      const shared = globals.filter((found) => found.shared)
      const choice =
        shared.length === 0
          ? 'none'
          : shared.length === globals.length
            ? 'all'
            : shared.every(({ kind }) => kind === 'thread')
              ? 'thread'
              : ''
      return {
        choice,
        sentence: `It read ${globals.map(({ parent }) => parent).join(', ')}. The bytes of a SharedArrayBuffer were one with ${named(buffers.map(({ kind }) => INSTANCE_IDS[kind]))}.`,
      }
    }),
  notes: [
    {
      said: 'different nodejs instances but there is no data sharing between them',
      really:
        'No variable is ever shared, not even with a thread of the same process: each has a global object and a heap of its own. Threads, and only they, can have the bytes of a SharedArrayBuffer in common.',
    },
  ],
  file: /compare/,
  commands: PROGRAM,
}

export const firstMessage: Experiment = {
  name: 'first',
  title: 'Start',
  question:
    'Each kind is started three times, in turns. Whose first message comes soonest after the call that starts it?',
  choices: [
    { name: 'thread', words: 'The thread’s' },
    { name: 'process', words: 'That of a process' },
    { name: 'equal', words: 'No difference shown' },
  ],
  prepare: STANDING,
  run: [{ act: () => ({ action: 'measure', times: 3 }) }],
  judge: (events, from) =>
    whenCompared(events, from, ({ costs }) => {
      const ranges = costs === null ? [] : costRanges(costs)
      const own = ranges.find(({ kind }) => kind === 'thread')
      const others = ranges.filter(({ kind }) => kind !== 'thread')
      if (own === undefined) return { choice: '', sentence: 'Nothing was measured.' }
      const choice = others.every(({ start }) => isBelow(own.start, start))
        ? 'thread'
        : others.some(({ start }) => isBelow(start, own.start))
          ? 'process'
          : 'equal'
      const words = ranges.map(({ kind, start }) => `the ${INSTANCE_IDS[kind]} ${timeRange(start)}`)
      const note = choice === 'equal' ? ' The ranges overlap, so this shows no difference.' : ''
      return { choice, sentence: `From the call to the first message: ${words.join(', ')}.${note}` }
    }),
  notes: [
    {
      said: 'child_process module - spawn and manage a full nodejs process',
      really:
        'A full process: its own memory, its own instance of V8, its own event loop, started by the operating system. A thread has the last two as well, but no process is made for it. Where the times are alike, they go into what all of them need: Node being set up.',
    },
  ],
  file: /start/,
  commands: PROGRAM,
}

export const sentMap: Experiment = {
  name: 'map',
  title: 'A Map',
  question: 'child.send({ value: new Map([[1, 2]]) }), to a child of fork(file). What does it get?',
  choices: [
    { name: 'map', words: 'The Map' },
    { name: 'empty', words: 'An empty object' },
    { name: 'error', words: 'Nothing: send throws' },
  ],
  prepare: STANDING,
  run: [{ act: () => ({ action: 'send', serialization: 'json' }) }],
  judge: (events, from) =>
    whenCompared(events, from, ({ values }) => {
      const found = (kind: 'fork' | 'thread') =>
        values?.values.find((value) => value.kind === kind && value.name.includes('Map'))
      const child = found('fork')
      if (child === undefined) return { choice: '', sentence: 'Nothing was sent.' }
      return {
        choice: { same: 'map', other: 'empty', refused: 'error' }[child.arrived],
        sentence: `The child found ${child.words}. A thread found ${found('thread')?.words ?? 'nothing'}. With serialization: 'advanced' the child gets a structured clone, too.`,
      }
    }),
  notes: [
    {
      said: 'We need to use message passing to share serialized objects between instances.',
      really:
        'How they are serialized depends: to a thread always as a structured clone, to a process as JSON unless fork or cluster.setupPrimary was told otherwise.',
    },
  ],
  file: /compare/,
  commands: PROGRAM,
}

export const onePort: Experiment = {
  name: 'port',
  title: 'A port',
  question:
    'Two cluster workers listen on the same port, and four connections are made to it. What happens?',
  choices: [
    { name: 'shared', words: 'Both get some' },
    { name: 'one', words: 'One gets all four' },
    { name: 'refused', words: 'The second cannot listen' },
  ],
  prepare: STANDING,
  run: [{ act: () => ({ action: 'share' }) }],
  judge: (events, from) =>
    whenCompared(events, from, ({ sharing }) => {
      const ports = sharing?.found.filter(({ what }) => what === 'port') ?? []
      const own = ports.find(({ kind }) => kind === 'cluster')
      if (own === undefined) return { choice: '', sentence: 'Nothing was tried.' }
      const [one = 0, other = 0] = own.connections ?? []
      const refused = ports.filter(({ shared }) => !shared).map(({ kind }) => INSTANCE_IDS[kind])
      return {
        choice: own.shared ? (one > 0 && other > 0 ? 'shared' : 'one') : 'refused',
        sentence: `${instancesNow(own)} The same failed with ${named(refused)}.`,
      }
    }),
  notes: [
    {
      said: 'Cluster module - builtin cluster module for routing incoming requests to different instances',
      really:
        'It routes connections, not requests: the primary alone has the listening socket, and hands what it accepts to one worker after the other. Without cluster a parent can send its socket to forked children itself, or each process listens with reusePort.',
    },
  ],
  file: /compare/,
  commands: PROGRAM,
}

/** What the first comparison after `from` says when it is over. */
function whenCompared(
  events: readonly LabEvent[],
  from: number,
  say: (found: InstancesMoment) => Omit<Verdict, 'index'>,
): Verdict | null {
  let found = NO_INSTANCES
  for (let index = from + 1; index < events.length; index++) {
    const event = events[index]
    if (event === undefined || !isInstanceEvent(event)) continue
    found = foldInstances(found, event)
    if (event.type !== 'compared') continue
    return event.whole
      ? { ...say(found), index }
      : { choice: '', sentence: 'It was cut off before its end.', index }
  }
  return null
}
