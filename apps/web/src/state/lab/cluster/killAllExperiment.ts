import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import type { Experiment } from '../experiment.ts'
import { BY_HAND, TWO_WORKERS } from './clusterSteps.ts'

export const killAll: Experiment = {
  name: 'kill-all',
  title: 'Kill both',
  question: 'You kill both workers. Nothing else keeps the primary busy. Does it exit?',
  choices: [
    { name: 'zero', words: 'yes, with code 0' },
    { name: 'error', words: 'yes, with an error' },
    { name: 'stays', words: 'no, it stays' },
  ],
  prepare: [
    ...TWO_WORKERS,
    { act: ({ settings }) => (settings.hold ? { action: 'hold', on: false } : null) },
  ],
  run: [{ act: () => ({ action: 'killAll', signal: 'SIGKILL' }) }],
  judge: judgePrimary,
  notes: [
    {
      said: 'console.log("disconnect", workder.id);',
      really:
        'A typo, and a fatal one: at the first death of a worker the primary itself dies of "ReferenceError: workder is not defined", with code 1, and the service is gone.',
    },
    {
      said: 'If you kill all child workers, the master also exits.',
      really:
        'Only because nothing keeps its loop alive: it exits with code 0. A primary with a timer or a server of its own lives on without a worker, and the port answers ECONNREFUSED until it forks again.',
    },
  ],
  file: /primary/,
  commands: [`${BY_HAND}; echo $?`, 'kill -KILL PID PID   # the two that "worker pid=" told'],
}

function judgePrimary(events: readonly LabEvent[], from: number) {
  let workers = 0
  for (let i = from + 1; i < events.length; i++) {
    const event = events[i]
    if (event?.type === 'process' && event.state === 'exited' && !event.withAll) {
      if (event.role === 'worker') workers += 1
      if (event.role !== 'primary') continue
      const { code = null, signal = null } = event
      const how = signal !== null ? `of ${signal}` : `with code ${code}`
      const sentence = `The primary exited ${how}, after ${counted(workers, 'worker')} of its own.`
      return { choice: code === 0 ? 'zero' : 'error', index: i, sentence }
    }
  }
  const lastExit = events.findLastIndex(
    (event, i) =>
      i > from && event.type === 'process' && event.state === 'exited' && !event.withAll,
  )
  const since = (events.at(-1)?.at ?? 0) - (events[lastExit]?.at ?? 0)
  // Long after the last worker it is still there.
  if (workers >= 2 && since > 2_000_000)
    return {
      choice: 'stays',
      index: events.length - 1,
      sentence: `Two seconds after the last of ${counted(workers, 'worker')} the primary was still there.`,
    }
  return null
}
