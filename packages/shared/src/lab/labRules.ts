import type { LabRule } from './labRule.ts'
import { PROCESS_RULES } from './processRules.ts'
import { REQUEST_RULES } from './requestRules.ts'
import { SOCKET_RULES } from './socketRules.ts'

/** All rules; the first that holds is told. */
export const LAB_RULES: readonly LabRule[] = [...SOCKET_RULES, ...REQUEST_RULES, ...PROCESS_RULES]
