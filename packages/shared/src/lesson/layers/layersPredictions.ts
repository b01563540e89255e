import { countWords, msWords } from '../figures.ts'
import type { Answer, Prediction } from '../lesson.ts'
import { LAYERS_START, type LayersSettings } from './layersSettings.ts'
import type { LayersModel } from './readLayers.ts'

const BUSY: LayersSettings = { call: 'readFile', busy: 30 }

export const layersPredictions: readonly [
  Prediction<LayersSettings, LayersModel>,
  ...Prediction<LayersSettings, LayersModel>[],
] = [
  {
    name: 'thread',
    title: 'Another thread',
    question:
      'A file is read, a socket connects, a timer is set. Which of these needs another thread of the process?',
    choices: [
      { name: 'file', words: 'The file alone' },
      { name: 'file-socket', words: 'The file and the socket' },
      { name: 'all', words: 'All three' },
      { name: 'none', words: 'None of them' },
    ],
    runs: [
      { ...LAYERS_START, call: 'setTimeout' },
      { ...LAYERS_START, call: 'connect' },
      LAYERS_START,
    ],
    judge: ([timer, socket, file]) =>
      timer === undefined || socket === undefined || file === undefined
        ? null
        : judgeThread(timer, socket, file),
  },
  {
    name: 'names',
    title: 'Two look-ups',
    question:
      'dns.lookup and dns.resolve both find the address of a name. Which of them takes a thread of libuv’s pool?',
    choices: [
      { name: 'lookup', words: 'dns.lookup' },
      { name: 'resolve', words: 'dns.resolve' },
      { name: 'both', words: 'Both' },
    ],
    runs: [
      { ...LAYERS_START, call: 'lookup' },
      { ...LAYERS_START, call: 'resolve' },
    ],
    judge: ([lookup, resolve]) =>
      lookup === undefined || resolve === undefined ? null : judgeNames(lookup, resolve),
  },
  {
    name: 'back',
    title: 'The way back',
    question:
      'A file is asked for, then JavaScript is busy for 30 ms. A thread reads the file long before that is over. When does the callback run?',
    choices: [
      { name: 'during', words: 'As soon as the file is read' },
      { name: 'after', words: 'After those 30 ms, in poll' },
      { name: 'timers', words: 'After those 30 ms, in timers' },
    ],
    runs: [BUSY],
    judge: ([model]) => (model === undefined ? null : judgeBack(model)),
  },
]

function judgeThread(timer: LayersModel, socket: LayersModel, file: LayersModel): Answer {
  const pooled = [timer, socket, file].map(({ where }) => where === 'pool')
  const [byTimer, bySocket, byFile] = pooled
  return {
    choice: !byFile ? 'none' : byTimer ? 'all' : bySocket ? 'file-socket' : 'file',
    sentence: `For the file the pool got ${countWords(file.jobs, 'job')}, for the socket ${socket.jobs}, for the timer ${timer.jobs}: the system watches the socket, and the loop looks at the clock itself.`,
  }
}

function judgeNames(lookup: LayersModel, resolve: LayersModel): Answer {
  const byLookup = lookup.where === 'pool'
  const byResolve = resolve.where === 'pool'
  return {
    choice: byLookup && byResolve ? 'both' : byResolve ? 'resolve' : 'lookup',
    sentence: `For lookup the pool got ${countWords(lookup.jobs, 'job')}, for resolve ${resolve.jobs}: resolve asks a name server over a socket (${resolve.resources.join(', ')}).`,
  }
}

function judgeBack({ free, called, answered, phase }: LayersModel): Answer {
  return {
    choice: answered < free ? 'during' : phase === 'timers' ? 'timers' : 'after',
    sentence: `JavaScript was busy until ${msWords(free - called)} after the call; the callback ran after ${msWords(answered - called)}, in ${phase}. Nothing interrupts running JavaScript.`,
  }
}
