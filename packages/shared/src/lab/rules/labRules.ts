import type { DemoName } from '../labEvent.ts'
import { LOAD_RULES } from '../load/loadRules.ts'
import { INSTANCE_RULES } from '../processes/instanceRules.ts'
import { PROXY_RULES } from '../proxy/rules/proxyRules.ts'
import type { LabRule } from './labRule.ts'
import { PROCESS_RULES } from './processRules.ts'
import { REQUEST_RULES } from './requestRules.ts'
import { SOCKET_RULES } from './socketRules.ts'

/** The cluster's rules; the first that holds is told. */
export const LAB_RULES: readonly LabRule[] = [...SOCKET_RULES, ...REQUEST_RULES, ...PROCESS_RULES]

/** The rules of a demo: what is said of a primary and its workers holds in the cluster alone. */
export function rulesOf(demo: DemoName): readonly LabRule[] {
  if (demo === 'cluster') return LAB_RULES
  if (demo === 'autocannon') return LOAD_RULES
  if (demo === 'processes') return INSTANCE_RULES
  return demo === 'haproxy' ? PROXY_RULES : []
}
