import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { FIRST_UID, takeUserRange, USERS } from './userRange.ts'

const MODULE = fileURLToPath(new URL('./userRange.ts', import.meta.url))
const HOLDS = `import { FIRST_UID, takeUserRange, USERS } from '${MODULE}'
const ranges = [await takeUserRange(), await takeUserRange()]
console.log(JSON.stringify(ranges.map((range) => range.firstUid)))
setInterval(() => {}, 1000)`

/** A process that holds two ranges until it is killed. */
async function holder() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, uids: JSON.parse(line.toString()) as number[] }
}

it.runIf(process.platform === 'linux')(
  'no two sandboxes of a machine have the same users, and a killed one’s are free again',
  async () => {
    const holders = await Promise.all(Array.from({ length: 4 }, holder))
    const own = await takeUserRange()
    const taken = holders.flatMap((each) => each.uids)
    expect([own !== null, taken.length, new Set([own?.firstUid, ...taken]).size]).toEqual([
      true,
      8,
      9,
    ])
    own?.release()
    for (const { child } of holders) {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    const again: (number | undefined)[] = []
    for (const uid of taken) {
      const range = await takeUserRange((uid - FIRST_UID) / USERS)
      again.push(range?.firstUid)
      range?.release()
    }
    // Another test may have taken one of them meanwhile, but hardly all eight.
    expect(again.some((uid, i) => uid === taken[i])).toBe(true)
  },
)
