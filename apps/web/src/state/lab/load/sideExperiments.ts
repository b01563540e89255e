import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { compareSides, plannedPairs } from '@loopscope/shared/lab/load/figures/compareSides'
import { ratioText } from '@loopscope/shared/lab/load/loadWords'
import { verdictText } from '@loopscope/shared/lab/load/verdictText'
import type { Experiment, Verdict } from '../experiment.ts'
import { FREE, firstRun, INSTALL, SERVER } from './loadSteps.ts'

/** By the verdict of A/B: nothing is said of ranges that overlap. */
function judgeSides(events: readonly LabEvent[], from: number): Verdict | null {
  const found = firstRun(events, from)
  if (found === null) return null
  const comparison = compareSides(found.run)
  const { verdict, ratio } = comparison
  const said = verdictText(comparison, plannedPairs(found.run))
  const words =
    ratio === null || verdict === 'failed'
      ? said
      : `${said} By the medians, B's rate is ${ratioText(ratio.median)} A's; pair by pair from ${ratioText(ratio.least)} to ${ratioText(ratio.most)}.`
  return { choice: verdict === 'failed' ? null : verdict, index: found.index, sentence: words }
}

export const twoWorkers: Experiment = {
  name: 'two-workers',
  title: 'Workers',
  question:
    'The server that only says "ok", alone (A) and as a cluster of two workers (B), with the client on the same machine. What of B\'s requests per second?',
  choices: [
    { name: 'higher', words: 'higher' },
    { name: 'none', words: 'no difference shown' },
    { name: 'lower', words: 'lower' },
  ],
  prepare: FREE,
  run: [{ act: () => ({ action: 'ab', a: 'direct', b: 'clusterRr', rounds: 3, seconds: 2 }) }],
  judge: judgeSides,
  notes: [
    {
      said: 'The worker threads will have to wait',
      really:
        'They are processes, and they need cores to be faster: on two cores the client and two workers share them. Run A and B in turns and look at the range before you believe a ratio.',
    },
  ],
  file: /clusterHttp/,
  commands: [
    INSTALL,
    'PORT=4000 POLICY=rr node clusterHttp.ts',
    'autocannon -d 2 -c 10 -l http://127.0.0.1:4000/',
  ],
}

/** Asked where HAProxy is installed. */
export const proxyCost: Experiment = {
  name: 'proxy-cost',
  title: 'Proxy',
  question:
    "The same server asked directly (A) and through HAProxy in mode http (B), in turns. What of B's requests per second?",
  choices: [
    { name: 'lower', words: 'lower' },
    { name: 'none', words: 'no difference shown' },
    { name: 'higher', words: 'higher' },
  ],
  prepare: FREE,
  run: [{ act: () => ({ action: 'ab', a: 'direct', b: 'haproxyHttp', rounds: 3, seconds: 2 }) }],
  judge: judgeSides,
  notes: [
    {
      said: 'Create a HAProxy config to test out perf difference with and without proxy',
      really:
        'Every request passes one more process, which takes processor time of its own on the same machine; the page shows it per answer. What that buys: health checks, queues, TLS and a second server.',
    },
  ],
  file: /haproxyHttp/,
  commands: [
    INSTALL,
    SERVER,
    'haproxy -dR -f haproxyHttp.cfg',
    'autocannon -d 2 -c 10 -l http://127.0.0.1:4000/',
    'autocannon -d 2 -c 10 -l http://127.0.0.1:4001/',
  ],
}
