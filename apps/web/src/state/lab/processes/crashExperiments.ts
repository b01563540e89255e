import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { InstanceEventOf } from '@loopscope/shared/lab/processes/instanceEvents'
import { INSTANCE_IDS } from '@loopscope/shared/lab/processes/instanceKinds'
import { instancesNow } from '@loopscope/shared/lab/processes/instancesNow'
import type { Experiment, Step, Verdict } from '../experiment.ts'
import { PROGRAM, STANDING } from './standing.ts'

const { thread, fork } = INSTANCE_IDS

const HEARD: Step = {
  act: ({ instances }) => (instances?.listens === true ? null : { action: 'listen', on: true }),
}

const UNHEARD: Step = {
  act: ({ instances }) => (instances?.listens === false ? null : { action: 'listen', on: false }),
}

export const unheardError: Experiment = {
  name: 'unheard',
  title: 'An error',
  question:
    'The worker thread throws an error that it does not catch, and nothing listens for the error event of its Worker. Who is left?',
  choices: [
    { name: 'others', words: 'All others' },
    { name: 'processes', words: 'The children, not the parent' },
    { name: 'nobody', words: 'Nobody' },
  ],
  prepare: [...STANDING, UNHEARD],
  run: [{ act: () => ({ action: 'crash', process: thread, how: 'throw' }) }],
  judge: (events, from) =>
    whenCrashed(events, from, thread, ({ left }) =>
      left.length === 0 ? 'nobody' : left.includes('parent') ? 'others' : 'processes',
    ),
  notes: [
    {
      said: 'worker_threads module - run multiple js instances at once',
      really:
        'They share the fate of their process. An uncaught error of a thread is thrown in the parent when nobody listens to it; a child that dies leaves its parent alone.',
    },
  ],
  file: /start/,
  commands: PROGRAM,
}

export const exitCalled: Experiment = {
  name: 'exit',
  title: 'process.exit',
  question: 'process.exit(1) is called in the worker thread. What ends?',
  choices: [
    { name: 'thread', words: 'The thread alone' },
    { name: 'process', words: 'The process that it is in' },
  ],
  prepare: [...STANDING, HEARD],
  run: [{ act: () => ({ action: 'crash', process: thread, how: 'exit' }) }],
  judge: (events, from) =>
    whenCrashed(events, from, thread, ({ left }) =>
      left.includes('parent') ? 'thread' : 'process',
    ),
  notes: [
    {
      said: 'run multiple js instances at once',
      really:
        'In a thread process.exit() ends the thread. A signal is another matter: it goes to the process, and all of its threads end with it.',
    },
  ],
  file: /instance/,
  commands: PROGRAM,
}

export const killedChild: Experiment = {
  name: 'killed',
  title: 'SIGKILL',
  question: 'The forked child gets SIGKILL. Who is left?',
  choices: [
    { name: 'others', words: 'All others' },
    { name: 'some', words: 'Some of them' },
    { name: 'nobody', words: 'Nobody' },
  ],
  prepare: STANDING,
  run: [{ act: () => ({ action: 'crash', process: fork, how: 'kill' }) }],
  judge: (events, from) =>
    whenCrashed(events, from, fork, ({ left, gone }) =>
      gone.length === 0 ? 'others' : left.length === 0 ? 'nobody' : 'some',
    ),
  notes: [
    {
      said: 'child_process module - spawn and manage a full nodejs process',
      really:
        'The system ends it, and nothing of its own runs any more. The parent learns of it by the event exit and may start another.',
    },
  ],
  file: /start/,
  commands: PROGRAM,
}

/** What the first crash of this process after `from` says. */
function whenCrashed(
  events: readonly LabEvent[],
  from: number,
  process: string,
  choose: (crash: InstanceEventOf<'crash'>) => string,
): Verdict | null {
  for (let index = from + 1; index < events.length; index++) {
    const event = events[index]
    if (event?.type === 'crash' && event.process === process)
      return { choice: choose(event), sentence: instancesNow(event), index }
  }
  return null
}
