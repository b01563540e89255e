import { countWords, msWords } from '../figures.ts'
import type { Finding, Statement, UntriedStatement } from '../lesson.ts'
import { POOL_START, type PoolSettings } from './poolSettings.ts'
import type { PoolModel } from './readPool.ts'

const OTHERS: PoolSettings = { ...POOL_START, jobs: 4, work: 60, others: true }

export const poolStatements: readonly Statement<PoolSettings, PoolModel>[] = [
  {
    note: 'pool-of-io',
    truth: 'in part',
    really:
      'It is a pool of threads, and not for all I/O: files, name look-ups, hashes and zlib go to it, sockets and timers do not. The system tells the loop of those.',
    shownBy: OTHERS,
    judge: judgePoolOfIo,
  },
  {
    note: 'pool-default',
    truth: 'holds',
    really: 'Without the variable there are four threads.',
    shownBy: POOL_START,
    judge: ({ size, atOnce, calls }, { size: asked, call }) =>
      // Of name look-ups only half of the threads work at once.
      asked !== 4 || calls < 4 || call === 'lookup'
        ? null
        : {
            truth: size === 4 && atOnce === 4 ? 'holds' : 'not so',
            sentence: `Here: ${countWords(size, 'thread')}, and never more than ${atOnce} of ${countWords(calls, 'job')} at once.`,
          },
  },
  {
    note: 'pool-variable',
    truth: 'holds',
    really:
      'It is read once, when the pool gets its first job: the program may set it itself before that, and a change after it does nothing.',
    shownBy: { ...POOL_START, size: 2, inSnippet: true },
    judge: ({ size }, { size: asked, inSnippet }) =>
      asked === 4
        ? null
        : {
            truth: size === asked ? 'holds' : 'not so',
            sentence: `Asked for ${asked}${inSnippet ? ' in the snippet, before the first job' : ''}: the pool had ${countWords(size, 'thread')}.`,
          },
  },
  {
    note: 'pool-enough',
    truth: 'in part',
    really:
      'For hashes, more threads than cores gain little. Where threads only wait (a slow disk, a name server), more of them do help, and four slow jobs hold up every file read of the process. Which of these a program does, only a test with its own work tells.',
    shownBy: OTHERS,
    judge: (model) => {
      const { fileWaited, atOnce, size } = model
      if (fileWaited === null || atOnce < size) return null
      return {
        truth: fileWaited > 0 ? 'in part' : 'holds',
        sentence: `Here ${countWords(atOnce, 'call')} held all ${countWords(size, 'thread')}: the file waited ${msWords(fileWaited)} for one of them.`,
      }
    },
  },
]

export const poolUntried: readonly UntriedStatement[] = [
  {
    note: 'pool-max',
    truth: 'holds',
    really: 'A greater number is taken for 1024.',
    where:
      'Not run here: the sandbox does not allow so many threads. A test asks Node for 5,000 and counts those that the system sees.',
  },
]

function judgePoolOfIo({ answers, atOnce, bars }: PoolModel): Finding | null {
  const socket = answers.find(({ of }) => of === 'socket')
  const file = bars.find(({ of }) => of === 'file')
  if (socket === undefined || file === undefined) return null
  return {
    truth: atOnce > 1 ? 'in part' : 'not so',
    sentence: `At most ${countWords(atOnce, 'job')} at once, and the file was ${countWords(file.parts, 'job')} more. The socket (after ${msWords(socket.at)}) was none.`,
  }
}
