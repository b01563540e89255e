import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { counted } from '@loopscope/shared/lab/labWords'
import { type Experiment, listeningWorkers, TWO_WORKERS } from './experiment.ts'
import { alternates, answeredBy, countWords } from './judgeRequests.ts'

/** The demo's program without the page: Node 24 runs TypeScript as it is. */
const BY_HAND = 'PORT=4000 WORKERS=2 POLICY=rr node primary.ts'

const ROUND_ROBIN = {
  act: ({ settings }: { settings: { policy: string } }) =>
    settings.policy === 'rr' ? null : ({ action: 'policy', policy: 'rr' } as const),
} as const

const keepAlive: Experiment = {
  name: 'keep-alive',
  title: 'Keep-alive',
  question: 'You send 6 requests on one keep-alive connection. Which worker answers?',
  choices: [
    { name: 'turns', words: '1 2 1 2 1 2' },
    { name: 'same', words: 'always the same' },
    { name: 'mixed', words: 'random' },
  ],
  prepare: [
    ROUND_ROBIN,
    ...TWO_WORKERS,
    {
      act: ({ settings }) =>
        settings.connections === 'keepAlive'
          ? null
          : { action: 'connections', connections: 'keepAlive' },
    },
  ],
  run: [{ act: () => ({ action: 'send', count: 6 }) }],
  judge(events, from) {
    const { total, counts, order, index } = answeredBy(events, from, 6)
    if (total < 6) return null
    const choice = counts.size === 1 ? 'same' : alternates(order) ? 'turns' : 'mixed'
    return { choice, index, sentence: `Answered by ${countWords(counts)}.` }
  },
  notes: [
    {
      said: 'On macOS and Linux the requests will be dispatched round-robin to the workers by default. On windows the request will be dispatched depending on which worker is least busy.',
      really:
        'Connections are dispatched, not requests: all requests on one keep-alive connection reach the same worker, and a browser may never see another. On Windows the default is SCHED_NONE: left to the operating system, which is not the same as least busy.',
    },
  ],
  file: /primary/,
  commands: [
    BY_HAND,
    'curl http://127.0.0.1:4000/recipes/42 http://127.0.0.1:4000/recipes/42   # one connection for both',
  ],
}

const turns: Experiment = {
  name: 'round-robin',
  title: 'Round robin',
  question: 'You send 20 requests, each on a new connection, to two workers. How are they shared?',
  choices: [
    { name: 'even', words: '10 : 10' },
    { name: 'uneven', words: 'unevenly' },
    { name: 'one', words: 'all to one' },
  ],
  prepare: [
    ROUND_ROBIN,
    ...TWO_WORKERS,
    {
      act: ({ settings }) =>
        settings.connections === 'new' ? null : { action: 'connections', connections: 'new' },
    },
  ],
  run: [{ act: () => ({ action: 'send', count: 20 }) }],
  judge(events, from) {
    const { total, counts, index } = answeredBy(events, from, 20)
    if (total < 20) return null
    const shares = [...counts.values()]
    const even = shares.length === 2 && shares[0] === shares[1]
    const choice = even ? 'even' : shares.length === 1 ? 'one' : 'uneven'
    return { choice, index, sentence: `Answered by ${countWords(counts)}.` }
  },
  notes: [
    {
      said: 'Now if you run `ps` command you will see 3 processes. One for master.js and two for basic.js.',
      really:
        'True. But with round robin only the primary has the listening socket: it accepts every connection and hands it over.',
    },
    {
      said: 'This works at the later 4 TCP/UDP and not layer 7.',
      really: 'Layer 4, that is. It is why a connection is the unit, and not a request.',
    },
  ],
  file: /primary/,
  commands: [
    BY_HAND,
    'for i in $(seq 20); do curl -s http://127.0.0.1:4000/recipes/42; echo; done   # a connection each',
  ],
}

const killAll: Experiment = {
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

const inFlight: Experiment = {
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

/** The questions of the cluster demo. */
export const CLUSTER_EXPERIMENTS: readonly Experiment[] = [keepAlive, turns, killAll, inFlight]
