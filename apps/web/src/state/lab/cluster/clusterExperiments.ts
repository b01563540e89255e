import type { Experiment } from '../experiment.ts'
import { alternates, answeredBy, countWords } from '../judgeRequests.ts'
import { BY_HAND, ROUND_ROBIN, TWO_WORKERS } from './clusterSteps.ts'
import { inFlight } from './inFlightExperiment.ts'
import { killAll } from './killAllExperiment.ts'

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

/** The questions of the cluster demo. */
export const CLUSTER_EXPERIMENTS: readonly Experiment[] = [keepAlive, turns, killAll, inFlight]
