import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { textOf } from './documents.ts'
import { DEPLOY, findProgram, REPOSITORY, run, saidBy } from './program.ts'

const analyze = findProgram('systemd-analyze')
const WRAPPER = join(DEPLOY, 'systemd/inLeaf.sh')

it.runIf(analyze)('systemd finds nothing wrong with the unit', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-unit-'))
  const unit = join(folder, 'loopscope.service')
  // It looks for the programs that are named.
  writeFileSync(unit, textOf('systemd/loopscope.service').replaceAll('/opt/loopscope', REPOSITORY))
  try {
    const said = await saidBy(analyze ?? '', ['verify', '--man=no', unit])
    // It looks at the units of the machine that this one names, too.
    expect(said.split('\n').filter((line) => line.includes('loopscope.service'))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Where control groups of version 2 can be made here; null where they cannot. */
function groups(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const mounted = /^\S+ \S+ \S+ \/ (\S+) .* - cgroup2 /m.exec(
    readFileSync('/proc/self/mountinfo', 'utf8'),
  )
  const folder = `${mounted?.[1]}/loopscope-leaf-${process.pid}`
  try {
    mkdirSync(folder)
    return folder
  } catch (_readOnly) {
    return null
  }
}

const group = groups()

it.runIf(group)(
  'the wrapper leaves the group that systemd made, and becomes the service',
  async () => {
    const script = `echo $$ >${group}/cgroup.procs; exec sh ${WRAPPER} cat /proc/self/cgroup ${group}/cgroup.procs`
    const said = await run('sh', ['-c', script])
    rmdirSync(`${group}/service`)
    rmdirSync(group ?? '')
    // Nothing stands in the group itself, below its own line.
    expect(/^0::(.*)$/m.exec(said)?.[1]).toBe(`/loopscope-leaf-${process.pid}/service`)
    expect(said.trimEnd().split('\n').at(-1)).toMatch(/^0::/)
  },
)

it('without control groups of its own it becomes the service as it is', async () => {
  expect(await run('sh', [WRAPPER, 'echo', 'started', '--as=it is'])).toBe('started --as=it is\n')
})
