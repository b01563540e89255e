import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../src/sandbox/openSandbox.ts'
import type { Runtime } from '../../src/sandbox/process/runtime.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { hasTurn, testedRuntimes } from '../../src/testing/testedRuntimes.ts'
import { TypeStripper } from '../../src/typescript/typeStripper.ts'
import { loadCases } from './caseFolders.ts'
import { type CaseResult, isLike, runCase } from './runCase.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const cases = loadCases()
const expectedOn = new Set(
  cases.flatMap(({ expected }) => expected?.flatMap(({ node }) => node) ?? []),
)
const runtimes = testedRuntimes([18, 24, 26]).filter(({ major }) => expectedOn.has(major))
const stripper = new TypeStripper()
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})

afterAll(async () => {
  await sandbox.close()
  await stripper.close()
})

it('expects something of every case', () => {
  expect(cases.filter(({ expected }) => expected === null).map(({ name }) => name)).toEqual([])
})

const told = ({ said, untold }: CaseResult) => ({ said, untold })

describe.each(runtimes)('on Node $major', (runtime) => {
  const here = cases.flatMap((program, i) => {
    const on = ({ major }: Runtime) => program.expected?.find(({ node }) => node.includes(major))
    const able = runtimes.filter((each) => on(each) !== undefined)
    const expected = on(runtime)
    return expected === undefined || !hasTurn(i, runtime, able)
      ? []
      : [{ name: program.name, program, expected }]
  })

  it.concurrent.each(here)(
    '$name prints and ends as on plain Node, and what is said of it is true',
    async ({ program, expected }) => {
      const run = () => runCase(sandbox, stripper, runtime, program)
      const differs = ({ ours, plain }: CaseResult) =>
        ours !== null && plain !== null && !isLike(program, ours, plain)
      let last = await run()
      // Some orders are decided by timers of a few ms: on a busy machine either side may be late, but not each time.
      for (let again = 0; again < 3 && differs(last); again++) last = await run()
      if (differs(last)) expect(last.ours).toEqual(last.plain)
      const right = { said: expected.said, untold: [] }
      // A machine that stands still makes another program of it, whose timers are all due: then a few must be right in a row.
      if (!isDeepStrictEqual(told(last), right))
        for (let again = 0; again < 3; again++) expect(told(await run())).toEqual(right)
    },
  )
})
