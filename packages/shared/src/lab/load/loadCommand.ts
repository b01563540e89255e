import type { LoadEventOf } from './loadEvents.ts'
import { asksForGzip } from './loadTargets.ts'

/** What to type for the same run in a terminal; null of the open loop, which autocannon has not. */
export function loadCommand(started: LoadEventOf<'loadStarted'>): string | null {
  const { generator, connections, pipelining, seconds, warmupSeconds, target, port } = started
  if (generator !== 'autocannon') return null
  const options = [
    `-c ${connections}`,
    `-d ${seconds}`,
    ...(pipelining > 1 ? [`-p ${pipelining}`] : []),
    ...(warmupSeconds > 0 ? [`-W [ -c ${connections} -d ${warmupSeconds} ]`] : []),
    '-l',
    ...(asksForGzip(target) ? ["-H 'Accept-Encoding: gzip'"] : []),
  ]
  const scheme = target === 'tls' ? 'https' : 'http'
  return `npx autocannon@8.0.0 ${options.join(' ')} ${scheme}://127.0.0.1:${port}/`
}
