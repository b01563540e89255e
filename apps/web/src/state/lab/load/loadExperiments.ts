import { counted } from '@loopscope/shared/lab/labWords'
import { percentile } from '@loopscope/shared/lab/load/figures/histogram'
import { loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import { latencyText } from '@loopscope/shared/lab/load/loadWords'
import type { Experiment } from '../experiment.ts'
import { FREE, firstRun, INSTALL, SERVER } from './loadSteps.ts'
import { twoWorkers } from './sideExperiments.ts'

const zero: Experiment = {
  name: 'whole-milliseconds',
  title: 'Median',
  question: 'autocannon -l against a server that answers "ok". Which median latency does it print?',
  choices: [
    { name: 'zero', words: '0 ms' },
    { name: 'some', words: '1 to 9 ms' },
    { name: 'more', words: '10 ms or more' },
  ],
  prepare: FREE,
  run: [{ act: () => ({ action: 'run', target: 'direct', seconds: 3, connections: 10 }) }],
  judge(events, from) {
    const found = firstRun(events, from)
    const part = found?.run.parts[0]
    if (found === null || part === undefined) return null
    const printed = part.done?.autocannon?.latency['50']
    const true50 = latencyText(percentile(loadHistogram(part), 50))
    if (printed === undefined)
      return { choice: null, index: found.index, sentence: 'autocannon has printed nothing.' }
    const choice = printed === 0 ? 'zero' : printed < 10 ? 'some' : 'more'
    return {
      choice,
      index: found.index,
      sentence: `It prints ${printed} ms; measured in microseconds the median is ${true50}.`,
    }
  },
  notes: [
    {
      said: '-l: display a latency histogram',
      really:
        'Its histogram keeps whole milliseconds, cut off: on one machine most of its lines are 0. This page measures each answer in microseconds and shows both tables.',
    },
  ],
  file: /nativeHttp/,
  commands: [INSTALL, SERVER, 'autocannon -d 60 -c 10 -l http://127.0.0.1:4000/'],
}

const stall: Experiment = {
  name: 'stalled',
  title: 'Stall',
  question:
    'The server stands still for 1 s of 6. Ten connections wait with one request each. Which p99 does the closed loop measure?',
  choices: [
    { name: 'low', words: 'below 0.2 s' },
    { name: 'high', words: '0.2 s or more' },
  ],
  prepare: FREE,
  run: [{ act: () => ({ action: 'stall', seconds: 6, connections: 10 }) }],
  judge(events, from) {
    const found = firstRun(events, from)
    const [closed, open] = found?.run.parts ?? []
    if (found === null || closed === undefined) return null
    const p99 = percentile(loadHistogram(closed), 99)
    const steady = open === undefined ? 0 : percentile(loadHistogram(open), 99)
    const beside =
      steady === 0
        ? ''
        : ` An open loop, which sends whether or not others are answered, measures ${latencyText(steady)}.`
    return {
      choice: p99 < 200_000 ? 'low' : 'high',
      index: found.index,
      sentence: `The closed loop's p99 is ${latencyText(p99)}.${beside}`,
    }
  },
  notes: [
    {
      said: 'autocannon -d 60 -c 10 -l http://localhost:4000/',
      really:
        'autocannon is a closed loop: a connection sends its next request when the answer is there. While the server stands still it sends nothing, so nearly all that users would have waited is missing from its percentiles (coordinated omission).',
    },
  ],
  file: /slowHttp/,
  commands: [
    INSTALL,
    'PORT=4000 node slowHttp.ts & PID=$!',
    '(sleep 2; kill -STOP $PID; sleep 1; kill -CONT $PID) &',
    'autocannon -d 6 -c 10 -l http://127.0.0.1:4000/',
  ],
}

const refused: Experiment = {
  name: 'refused',
  title: 'Refused',
  question:
    'Nothing listens on the port, and autocannon has 10 connections. How many errors does it count before the run ends?',
  choices: [
    { name: 'ten', words: 'about 10, one each' },
    { name: 'many', words: '200 and more' },
  ],
  prepare: FREE,
  run: [{ act: () => ({ action: 'run', target: 'dead', seconds: 3, connections: 10 }) }],
  judge(events, from) {
    const found = firstRun(events, from)
    const done = found?.run.parts[0]?.done
    if (found === null || done == null) return null
    const errors = done.errors.reduce((sum, { count }) => sum + count, 0)
    const said = `${counted(errors, 'error')} in ${latencyText(done.us)}`
    if (done.reason !== 'bailedOut')
      return { choice: errors <= 20 ? 'ten' : null, index: found.index, sentence: `${said}.` }
    const sentence = `${said}, then the run was ended, as 200 in a row are enough: autocannon connects again at once, without a pause.`
    return { choice: 'many', index: found.index, sentence }
  },
  notes: [
    {
      said: "In case you see errors in autocannon output, use `--debug` to see the errors like below: errno: -61, code: 'ECONNREFUSED'",
      really:
        "The errno is the system's: -61 on macOS, -111 on Linux. Without --debug only a count is printed; with it, thousands of lines a second, because autocannon connects again at once. Its own --bailout is looked at once a second.",
    },
  ],
  file: /nativeHttp/,
  commands: [INSTALL, 'autocannon -d 2 -c 10 --debug http://127.0.0.1:4000/ 2>&1 | head'],
}

/** The questions of /demos/autocannon. */
export const LOAD_EXPERIMENTS: readonly Experiment[] = [zero, stall, refused, twoWorkers]
