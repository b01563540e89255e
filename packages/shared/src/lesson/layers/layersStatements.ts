import { countWords, msWords } from '../figures.ts'
import type { Statement } from '../lesson.ts'
import { LAYERS_START, type LayersSettings } from './layersSettings.ts'
import type { LayersModel } from './readLayers.ts'

export const layersStatements: readonly Statement<LayersSettings, LayersModel>[] = [
  {
    note: 'multi-inside',
    truth: 'holds',
    really:
      'libuv keeps a pool of threads for calls that would block and for long computations; V8 has threads of its own for collecting garbage and compiling.',
    shownBy: LAYERS_START,
    judge: ({ jobs, where }) =>
      where !== 'pool'
        ? null
        : {
            truth: 'holds',
            sentence: `This call handed ${countWords(jobs, 'job')} to threads of libuv’s pool.`,
          },
  },
  {
    note: 'single-outside',
    truth: 'holds',
    really:
      'All three run in one thread, one callback after the other. A Worker is another such thread, with all three layers once more.',
    shownBy: LAYERS_START,
    judge: ({ free, called, answered, where }, { busy }) =>
      busy === 0 || where === 'nobody'
        ? null
        : {
            truth: answered >= free ? 'holds' : 'not so',
            sentence: `JavaScript was busy until ${msWords(free - called)} after the call. The callback ran after ${msWords(answered - called)}, not before.`,
          },
  },
  {
    note: 'layers-table',
    truth: 'in part',
    really:
      'The bindings run in the thread of JavaScript, and so does most of libuv: its loop. Only what is handed to the pool, or to the system, goes on beside it; sockets and timers have no thread at all.',
    shownBy: { ...LAYERS_START, call: 'connect' },
    judge: ({ jobs, where, resources }) =>
      where === 'pool' || where === 'nobody'
        ? null
        : {
            truth: jobs === 0 ? 'in part' : 'holds',
            sentence: `This call passed the bindings and libuv (${resources.join(', ')}), and no thread of the pool took part.`,
          },
  },
]
