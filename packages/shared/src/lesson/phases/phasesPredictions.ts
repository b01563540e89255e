import type { Prediction } from '../lesson.ts'
import { PHASES_START, type PhasesSettings } from './phasesSettings.ts'
import { isBefore, lineOf, type PhasesModel, placeWords } from './readPhases.ts'

const PUZZLE: PhasesSettings = { ...PHASES_START, subject: 'puzzle' }
const ORDERS = ['8 3 2 1 4 7 6 5', '8 2 3 1 4 7 6 5', '8 3 2 4 7 1 6 5']

export const phasesPredictions: readonly [
  Prediction<PhasesSettings, PhasesModel>,
  ...Prediction<PhasesSettings, PhasesModel>[],
] = [
  {
    name: 'drained',
    title: 'Check',
    question: 'Three immediates. The first sets a fourth. Does that run in the same check phase?',
    choices: [
      { name: 'same', words: 'In the same, after the third' },
      { name: 'next', words: 'In the next turn' },
    ],
    runs: [PHASES_START],
    judge: ([model]) => {
      const first = model && lineOf(model, 'immediate')
      const nested = model && lineOf(model, 'set in check')
      if (first === undefined || nested === undefined) return null
      return {
        choice: first.tick === nested.tick ? 'same' : 'next',
        sentence: `The three ran in turn ${first.tick}, the fourth in turn ${nested.tick}.`,
      }
    },
  },
  {
    name: 'puzzle',
    title: 'The puzzle',
    question: 'The notes’ own puzzle, as CommonJS. What does it print?',
    choices: [
      ...ORDERS.map((order) => ({ name: order.replaceAll(' ', ''), words: order })),
      { name: 'other', words: 'Another order' },
    ],
    runs: [PUZZLE],
    judge: ([model]) => {
      if (model === undefined) return null
      const printed = printedOf(model)
      return {
        choice: ORDERS.includes(printed) ? printed.replaceAll(' ', '') : 'other',
        sentence: `It printed ${printed}.`,
      }
    },
  },
  {
    name: 'refused',
    title: 'Refused',
    question: 'A TCP connection is refused. In which phase is the program told of it?',
    choices: [
      { name: 'pending', words: 'Pending' },
      { name: 'poll', words: 'Poll' },
      { name: 'timers', words: 'Timers' },
    ],
    runs: [{ ...PHASES_START, subject: 'refused' }],
    judge: ([model]) => {
      const line = model && lineOf(model, 'TCP socket')
      return line === undefined
        ? null
        : { choice: line.phase, sentence: `${line.text} came ${placeWords(line)}.` }
    },
  },
  {
    name: 'close',
    title: 'Close',
    question:
      'In a connection’s callback the socket is destroyed, then the server is closed. Which of them says first that it is closed?',
    choices: [
      { name: 'socket', words: 'The socket' },
      { name: 'server', words: 'The server' },
    ],
    runs: [{ ...PHASES_START, subject: 'close' }],
    judge: ([model]) => {
      const socket = model && lineOf(model, 'socket is')
      const server = model && lineOf(model, 'server is')
      if (model === undefined || socket === undefined || server === undefined) return null
      return {
        choice: isBefore(model, server, socket) ? 'server' : 'socket',
        sentence: `The server’s came ${placeWords(server)}, the socket’s ${placeWords(socket)}.`,
      }
    },
  },
]

/** "8 3 2 1 4 7 6 5" */
export function printedOf({ lines }: PhasesModel): string {
  return lines.map(({ text }) => text).join(' ')
}
