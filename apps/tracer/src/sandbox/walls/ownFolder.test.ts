import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { until } from '../../testing/until.ts'
import { childrenOf } from '../process/cpuTime.ts'
import { findExecutable } from './findExecutable.ts'
import { ownFolder, removeAbandoned } from './ownFolder.ts'

test('what bubblewrap was starting for a service that was killed ends when the next one removes its folder', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
  const folder = ownFolder('loopscope-test').replace(`${process.pid}-`, `${dead}-a`)
  const used = ownFolder('loopscope-test').replace(`${process.pid}-`, `${process.pid}-a`)
  const [abandoned, living] = [await startWaiting(folder), await startWaiting(used)]
  expect([isRunning(abandoned), isRunning(living)]).toEqual([true, true])

  await removeAbandoned('loopscope-test')
  await until(() => !isRunning(abandoned))
  expect(existsSync(folder)).toBe(false)
  expect([isRunning(living), existsSync(used)]).toEqual([true, true])

  process.kill(living, 'SIGKILL')
  rmSync(used, { recursive: true })
})

/** No one may have collected what has ended. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch (_gone) {
    return false
  }
}

/** A first child of bubblewrap that waits for a parent which was killed: its pid. */
async function startWaiting(folder: string): Promise<number> {
  mkdirSync(`${folder}/root`, { recursive: true })
  // bubblewrap itself waits for the third descriptor, its child for bubblewrap.
  const parent = spawn(
    findExecutable('bwrap') ?? 'bwrap',
    [
      ...['--unshare-user', '--unshare-pid', '--userns-block-fd', '3', '--info-fd', '4'],
      ...['--ro-bind', `${folder}/root`, '/', '/nothing'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] },
  )
  const ended = once(parent, 'exit')
  const children = () => childrenOf(parent.pid ?? 0)
  await until(() => children().length > 0)
  const [child = 0] = children()
  parent.kill('SIGKILL')
  await ended
  return child
}
