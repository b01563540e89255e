import type { LabRule } from '../labRule.ts'

/** Why things happened around HAProxy; the first rule that holds is told. */
export const PROXY_RULES: readonly LabRule[] = []
