import type { Program } from '../plain/loadPrograms.ts'
import { randomNumbers } from './randomNumbers.ts'
import { BEFORE_EXIT, EXIT, PRELUDE, PRIMITIVES, uncaught } from './randomPrimitives.ts'

const DEEPEST = 4
const MOST_ACTIONS = 40

/** A program made of everything that can wait in a loop, nested at random. The same seed and major give the same program. */
export const randomProgram = (seed: number, major: number): Program => {
  const numbers = randomNumbers(seed)
  const templates = PRIMITIVES.filter(({ minimum }) => minimum <= major).flatMap(
    ({ weight, template }) => Array<string>(weight).fill(template),
  )
  /** Number of the action whose callback ends the process, whatever else still waits; in most programs none does. */
  let exitsAt =
    numbers.below(6) === 0 ? 1 + numbers.below(MOST_ACTIONS / 2) : Number.POSITIVE_INFINITY
  const comparable = exitsAt === Number.POSITIVE_INFINITY
  let lines = 0
  let actions = 0
  const line = () => `L('${++lines}')`
  const body = (depth: number): string => {
    const statements = [line()]
    const most = depth === 0 ? 5 + numbers.below(4) : numbers.below(depth < 3 ? 4 : 2)
    for (let i = 0; i < most && actions < MOST_ACTIONS && depth < DEEPEST; i++) {
      actions++
      statements.push(fill(templates[numbers.below(templates.length)] ?? '', depth + 1))
    }
    if (depth > 0 && actions >= exitsAt) {
      exitsAt = Number.POSITIVE_INFINITY
      statements.push('process.exit()')
    }
    return statements.join('; ')
  }
  const fill = (template: string, depth: number): string =>
    template.replace(/BODY|LINE|MS(\d+)/g, (word, limit: string | undefined) => {
      if (word === 'BODY') return body(depth)
      return word === 'LINE' ? line() : `${numbers.below(Number(limit))}`
    })
  const main = body(0)
  const errors = numbers.below(5) === 0 ? uncaught(numbers.below(100)) : ''
  return {
    name: `random-${seed}`,
    source: `${PRELUDE}\n${comparable ? '' : EXIT}\n${main};\n${errors}\n${BEFORE_EXIT}`,
    module: 'commonjs',
    minimum: 0,
    walled: true,
    comparable,
  }
}
