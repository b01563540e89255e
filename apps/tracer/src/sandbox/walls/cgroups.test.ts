import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCgroups } from './cgroups.ts'

const LIMITS = { memoryBytes: 2 ** 29, tasks: 100 }
const tried = openCgroups(LIMITS)
await tried?.close()

test.skipIf(tried === null)(
  'a slot whose group somebody has removed gets another for its next process',
  async () => {
    const cgroups = openCgroups(LIMITS)
    const child = spawn('sleep', ['60'])
    const ended = once(child, 'exit')
    const pid = child.pid ?? 0
    await cgroups?.slot(0).join(pid)
    const removed = groupOf(pid)
    // A group can be removed when no one is in it.
    await cgroups?.slot(1).join(pid)
    rmdirSync(`/sys/fs/cgroup${removed}`)

    await cgroups?.slot(0).join(pid)
    expect(groupOf(pid)).toBe(removed)

    child.kill()
    await ended
    await cgroups?.close()
  },
)

/** The path below /sys/fs/cgroup, of version 1 or 2. */
function groupOf(pid: number): string {
  const lines = readFileSync(`/proc/${pid}/cgroup`, 'utf8').split('\n')
  const legacy = lines.find((line) => /^\d+:memory:/.test(line))
  const [, controllers = '', path = ''] = /^\d+:(.*?):(.*)$/.exec(legacy ?? lines[0] ?? '') ?? []
  return legacy === undefined ? path : `/${controllers}${path}`
}
