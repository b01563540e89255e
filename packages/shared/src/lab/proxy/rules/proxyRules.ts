import { GZIP_RULES } from '../../gzip/gzipRules.ts'
import type { LabRule } from '../../rules/labRule.ts'
import { PROXIED_RULES } from './proxiedRules.ts'
import { PROXY_PROCESS_RULES } from './proxyProcessRules.ts'
import { SERVER_RULES } from './serverRules.ts'

/** Why things happened around HAProxy; the first rule that holds is told. */
export const PROXY_RULES: readonly LabRule[] = [
  ...GZIP_RULES,
  ...PROXIED_RULES,
  ...SERVER_RULES,
  ...PROXY_PROCESS_RULES,
]
