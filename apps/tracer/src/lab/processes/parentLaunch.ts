import { fileURLToPath } from 'node:url'
import type { Launch } from '../inside/guardOrders.ts'

/** The demo's program: nothing of ours is loaded into it, because whatever was would be measured too. */
export function parentLaunch(): Launch {
  const file = fileURLToPath(new URL('../../../demos/processes/parent.ts', import.meta.url))
  return { kind: 'node', of: 'parent', file, args: [], execArgv: [], env: {} }
}
