import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileBytes, type Limits } from '../limits.ts'
import { Child } from '../process/child.ts'
import type { Leased } from '../process/pool.ts'
import type { Runtime } from '../process/runtime.ts'
import { RowsFile } from '../run/rowsFile.ts'
import { nodeArguments } from './bubblewrap.ts'
import { findExecutable } from './findExecutable.ts'
import { ownFolder } from './ownFolder.ts'

export const RUN_FOLDERS = 'loopscope-run'

export type BareOptions = {
  readonly runtime: Runtime
  readonly recorder: string
  readonly limits: Limits
  readonly record: boolean
}

/**
 * Starts a process without walls: the person's own Node, for the person's own code. Time, heap and output are bounded as
 * elsewhere; files, network and processes are not.
 */
export function startBareChild({
  runtime,
  recorder,
  limits,
  record,
}: BareOptions): Leased & { folder: string } {
  const rows = new RowsFile(fileBytes(limits))
  const folder = realpathSync(mkdtempSync(ownFolder(RUN_FOLDERS)))
  const node = [
    runtime.path,
    ...nodeArguments(limits.heapMb, runtime.major, recorder, join(folder, 'index.js')),
  ]
  // Where Linux lacks bubblewrap it mostly has setpriv: then a killed service leaves nothing running here either.
  const setpriv = process.platform === 'linux' ? findExecutable('setpriv') : null
  const [file = '', ...args] =
    setpriv === null ? node : [setpriv, '--pdeathsig', 'KILL', '--', ...node]
  const env = {
    HOME: folder,
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(!record && { LOOPSCOPE_RECORD: '0' }),
  }
  try {
    const child = new Child({ file, args, env, cwd: folder, group: true, generations: 0 }, rows)
    return {
      child,
      folder,
      oomKills: () => 0,
      release: () => rmSync(folder, { recursive: true, force: true }),
    }
  } finally {
    rows.handedOver()
  }
}
