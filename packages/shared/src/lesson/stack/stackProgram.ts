import type { Program } from '../lesson.ts'
import { type StackSettings, workerMb } from './stackSettings.ts'

/** Levels after which a recursion that needs no stack is ended. */
export const ENOUGH = 20_000

/** The recursion, and the line that says how far it came. */
export function stackProgram(settings: StackSettings): Program {
  const mb = workerMb(settings)
  const body = [...recursion(settings), '', ...start(settings)]
  const lines =
    mb === null
      ? ['let levels = 0', '', ...body]
      : [
          "const { isMainThread, Worker } = require('node:worker_threads')",
          'let levels = 0',
          '',
          ...body.slice(0, body.indexOf('')),
          '',
          'if (isMainThread) {',
          `  new Worker(__filename, { resourceLimits: { stackSizeMb: ${mb} } })`,
          '} else {',
          ...body.slice(body.indexOf('') + 1).map((line) => `  ${line}`),
          '}',
        ]
  return { source: `${lines.join('\n')}\n`, module: 'commonjs', threadPoolSize: 4 }
}

function recursion({ way, args, locals }: StackSettings): readonly string[] {
  const names = Array.from({ length: args }, (_, i) => `a${i + 1}`).join(', ')
  const own = Array.from({ length: locals }, (_, i) => `b${i + 1} = levels`)
  const calls: Readonly<Record<StackSettings['way'], readonly string[]>> = {
    call: [`dive(${names})`],
    tail: [`return dive(${names})`],
    forEach: [`;[0].forEach(() => dive(${names}))`],
    async: [`await dive(${names})`],
    await: ['await null', `if (levels < ${group(ENOUGH)}) await dive(${names})`, 'else report()'],
    nextTick: [
      `if (levels < ${group(ENOUGH)}) process.nextTick(dive${names === '' ? '' : `, ${names}`})`,
      'else report()',
    ],
  }
  const isAsync = way === 'async' || way === 'await'
  return [
    `${isAsync ? 'async ' : ''}function dive(${names}) {`,
    ...(locals === 0 ? [] : [`  const ${own.join(', ')}`]),
    '  levels++',
    ...calls[way].map((line) => `  ${line}`),
    '}',
    ...(way === 'await' || way === 'nextTick' ? REPORT : []),
  ]
}

/** Lines of a stack that say "async" are no frames: V8 adds them from the promises. */
const REPORT = [
  'function report() {',
  "  const stack = new Error().stack.split('\\n').slice(2)",
  "  const frames = stack.filter((line) => !line.includes('at async'))",
  "  console.log(levels + ' levels, now ' + frames.length + ' frames')",
  '}',
]

function start({ way, args }: StackSettings): readonly string[] {
  const values = Array.from({ length: args }, (_, i) => i + 1).join(', ')
  switch (way) {
    case 'async':
      return [`dive(${values}).catch((error) => console.log(levels + ' levels, ' + error))`]
    case 'await':
    case 'nextTick':
      return [`dive(${values})`]
    default:
      return [
        'try {',
        `  dive(${values})`,
        '} catch (error) {',
        "  console.log(levels + ' levels, ' + error)",
        '}',
      ]
  }
}

function group(count: number): string {
  return String(count).replace(/(\d{3})$/, '_$1')
}
