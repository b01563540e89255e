import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { until } from '../../testing/until.ts'
import { WHOLE } from '../../testing/whole.ts'
import { openSandbox } from '../openSandbox.ts'
import { findRuntimes } from './runtimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major === 24)

test('a sandbox that is closed while its processes start leaves none, whenever that is', async () => {
  let kind = ''
  for (let i = 0; i < (WHOLE ? 120 : 36); i++) {
    const sandbox = await openSandbox({
      ...{ runtimes, recorder: RECORDER, selfTest: 'off', warm: () => 4 },
    })
    kind = sandbox.kind
    await sleep((i % 12) * 0.7)
    await sandbox.close()
  }
  // What is killed may need a moment until it is gone.
  await until(() => walled().length === 0)
  expect(kind).toBe(process.platform === 'linux' ? 'bubblewrap' : 'none')
})

/** Commands of the processes behind the walls of this one's sandboxes, by /proc. */
function walled(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandOf)
    .filter((command) => command.includes('bwrap') && command.includes(`-${process.pid}-`))
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch (_gone) {
    return ''
  }
}
