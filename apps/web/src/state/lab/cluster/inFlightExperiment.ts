import type { Experiment } from '../experiment.ts'
import { BY_HAND, listeningWorkers, TWO_WORKERS } from './clusterSteps.ts'

export const inFlight: Experiment = {
  name: 'in-flight',
  title: 'In flight',
  question:
    'A request takes 800 ms. Before it is answered, its worker gets SIGTERM. What does the client see?',
  choices: [
    { name: 'answered', words: 'the answer' },
    { name: 'failed', words: 'a broken connection' },
    { name: 'again', words: 'the other worker answers' },
  ],
  prepare: [
    ...TWO_WORKERS,
    {
      act: ({ settings }) =>
        settings.connections === 'new' ? null : { action: 'connections', connections: 'new' },
    },
  ],
  run: [
    { act: () => ({ action: 'send', count: 1, path: '/recipes/slow' }) },
    { until: ({ inFlight: waiting }) => waiting.some(({ process }) => process !== null) },
    {
      act({ inFlight: waiting }) {
        const process = waiting.find((one) => one.process !== null)?.process ?? null
        return process === null ? null : { action: 'kill', process, signal: 'SIGTERM' }
      },
    },
    { until: ({ inFlight: waiting }) => waiting.length === 0 },
    {
      act: (moment) =>
        listeningWorkers(moment).length < 2 ? { action: 'workers', workers: 2 } : null,
    },
  ],
  judge(events, from) {
    const begun = events.findIndex((event, i) => i > from && event.type === 'request')
    const request = events[begun]
    if (request?.type !== 'request') return null
    const index = events.findIndex(
      (event, i) => i > begun && event.type === 'answer' && event.request === request.request,
    )
    const answer = events[index]
    if (answer?.type !== 'answer') return null
    const killed = events.findLast(
      (event, i) => i < index && i > begun && event.type === 'process' && event.state === 'exited',
    )
    const dead = killed?.type === 'process' ? killed.process : null
    if (answer.outcome !== 'answered')
      return { choice: 'failed', index, sentence: `It ended as ${OUTCOME[answer.outcome]}.` }
    const other = dead !== null && answer.process !== dead
    return {
      choice: other ? 'again' : 'answered',
      index,
      sentence: `${answer.process ?? 'Nobody'} answered with ${answer.status}.`,
    }
  },
  notes: [
    {
      said: 'You can now kill one of the worker nodes and the master should still be running with the remaining workers and serve the request from it.',
      really:
        'New connections go to the remaining workers. What the dead one had in its hands is lost: no other worker takes a request over. worker.disconnect() lets it finish what it has; worker.kill() and SIGTERM do not.',
    },
  ],
  file: /worker/,
  commands: [
    BY_HAND,
    'curl http://127.0.0.1:4000/recipes/slow   # curl: (52) Empty reply from server',
    'kill -TERM PID   # within 0.8 s, of the worker that told "worker request"',
  ],
}

const OUTCOME = {
  answered: 'answered',
  refused: 'refused (ECONNREFUSED)',
  reset: 'reset (ECONNRESET)',
  timedOut: 'timed out',
  lost: 'lost: its connection was closed without an answer and without an error',
} as const
