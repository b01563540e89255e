import type { Program } from '../plain/loadPrograms.ts'
import { randomNumbers } from './randomNumbers.ts'
import { BEFORE_EXIT, PRELUDE, PRIMITIVES, uncaught } from './randomPrimitives.ts'

const DEEPEST = 4
const MOST_ACTIONS = 40

/** A program made of everything that can wait in a loop, nested at random. The same seed and major give the same program. */
export const randomProgram = (seed: number, major: number): Program => {
  const numbers = randomNumbers(seed)
  const templates = PRIMITIVES.filter(({ minimum }) => minimum <= major).flatMap(
    ({ weight, template }) => Array<string>(weight).fill(template),
  )
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
    source: `${PRELUDE}\n${main};\n${errors}\n${BEFORE_EXIT}`,
    module: 'commonjs',
    minimum: 0,
    walled: true,
    comparable: true,
  }
}
