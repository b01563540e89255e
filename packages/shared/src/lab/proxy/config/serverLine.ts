import { serverName } from '../proxyNames.ts'
import type { ProxySettings } from './proxySettings.ts'

/** HAProxy's own values of `inter`, `fall` and `rise`: where they are meant, nothing is written, as in the notes. */
const DEFAULTS = { interMs: 2000, fall: 3, rise: 2 } as const

/** The `server` line of one server; `index` from 0, `port` of 127.0.0.1. */
export function serverLine(settings: ProxySettings, index: number, port: number): string {
  const name = serverName(index)
  const words = [`server ${name} 127.0.0.1:${port}`, ...checked(settings)]
  const { weight = 1, maxconn = 0 } = settings.servers[index] ?? {}
  if (weight !== 1) words.push(`weight ${weight}`)
  if (maxconn > 0) words.push(`maxconn ${maxconn}`)
  if (settings.mode === 'http' && settings.algorithm === 'cookie') words.push(`cookie ${name}`)
  return words.join(' ')
}

/** Only a checked server can be observed: HAProxy could not tell otherwise that it is well again. */
function checked({ mode, check, observe }: ProxySettings): string[] {
  if (check.kind === 'none') return []
  const words = ['check']
  if (check.interMs !== DEFAULTS.interMs) words.push(`inter ${check.interMs}ms`)
  if (check.fall !== DEFAULTS.fall) words.push(`fall ${check.fall}`)
  if (check.rise !== DEFAULTS.rise) words.push(`rise ${check.rise}`)
  if (observe.layer === 'none' || (observe.layer === 'layer7' && mode === 'tcp')) return words
  return [
    ...words,
    `observe ${observe.layer} error-limit ${observe.errorLimit} on-error ${observe.onError}`,
  ]
}
