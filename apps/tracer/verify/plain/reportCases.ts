import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { openSandbox } from '../../src/sandbox/openSandbox.ts'
import type { Runtime } from '../../src/sandbox/process/runtime.ts'
import { TypeStripper } from '../../src/typescript/typeStripper.ts'
import { type Case, type Expected, writeExpected } from './caseFolders.ts'
import { type CaseResult, isLike, runCase } from './runCase.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const LANES = 4

/**
 * Runs cases on the versions that they are about (all given ones where nothing is expected yet) and prints what differs
 * from plain Node and from what is expected. `write`: what was said becomes what is expected. Resolves to the number of
 * differences.
 */
export const reportCases = async (
  runtimes: readonly Runtime[],
  cases: readonly Case[],
  write: boolean,
): Promise<number> => {
  const sandbox = await openSandbox({
    runtimes,

    recorder: RECORDER,
    selfTest: 'off',
  })
  const stripper = new TypeStripper()
  let differences = 0
  const check = async (program: Case): Promise<void> => {
    const found: Expected[] = []
    for (const runtime of runtimes.filter(({ major }) => isAbout(program, major, write))) {
      const result = await runCase(sandbox, stripper, runtime, program)
      const complaint = complaintOf(program, runtime.major, result)
      if (complaint !== null && (!write || complaint.startsWith('unlike'))) {
        differences++
        console.log(`${program.name} on ${runtime.major}: ${complaint}`)
      }
      add(found, runtime.major, result)
    }
    if (write) writeExpected(program.name, found)
  }
  const waiting = [...cases]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await check(next)
  }
  try {
    await Promise.all(Array.from({ length: LANES }, work))
  } finally {
    await sandbox.close()
    await stripper.close()
  }
  console.log(`${cases.length} cases, ${differences} differences`)
  return differences
}

const isAbout = ({ expected, node }: Case, major: number, write: boolean): boolean => {
  if (node !== null && !node.includes(major)) return false
  return write || expected === null || expected.some((each) => each.node.includes(major))
}

const complaintOf = (
  program: Case,
  major: number,
  { said, untold, ours, plain }: CaseResult,
): string | null => {
  if (ours !== null && plain !== null && !isLike(program, ours, plain))
    return `unlike plain Node\n  ours  ${JSON.stringify(ours)}\n  plain ${JSON.stringify(plain)}`
  if (untold.length > 0) return `unlike what is to be told: ${untold.join(' ')}`
  const expected = program.expected?.find(({ node }) => node.includes(major))
  if (expected === undefined || isDeepStrictEqual(expected.said, said)) return null
  return `said otherwise\n  said     ${JSON.stringify(said)}\n  expected ${JSON.stringify(expected.said)}`
}

/** Versions of which the same is said stand together. */
const add = (found: Expected[], major: number, { said }: CaseResult): void => {
  const same = found.findIndex((each) => isDeepStrictEqual(each.said, said))
  const before = found[same]
  if (before === undefined) found.push({ node: [major], said })
  else found[same] = { ...before, node: [...before.node, major] }
}
