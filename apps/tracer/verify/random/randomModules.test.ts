import { describe, expect, it } from 'vitest'
import { findRuntimes } from '../../src/sandbox/process/runtimes.ts'
import { compareWithPlain } from '../fidelity.ts'
import { randomModules } from './randomModules.ts'

/** `node apps/tracer/verify/main.ts --modules` runs 2,000. */
const PROGRAMS = 10
const runtimes = findRuntimes().filter(({ major }) => [20, 22, 24, 26].includes(major))

describe('random programs of modules that throw', () => {
  it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
    'print and end on Node %s as without the recorder',
    async (_version, runtime) => {
      const first = runtime.major * 1000
      const programs = Array.from({ length: PROGRAMS }, (_, i) => randomModules(first + i))
      const results = await compareWithPlain(runtime, programs, () => ['warm'])
      const unlike = results.filter(({ verdict }) => verdict !== 'same')
      expect(unlike.map(({ program, ours, plain }) => [program.name, ours, plain])).toEqual([])
      expect(results).toHaveLength(PROGRAMS)
    },
  )
})
