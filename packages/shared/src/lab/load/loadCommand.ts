import type { LoadEventOf } from './loadEvents.ts'
import type { LoadRun } from './loadMoment.ts'
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

/** All that is to be typed for the same run, each command once. `pid`: of the server that stands still, where it is known. */
export function loadCommands(
  { kind, parts }: Pick<LoadRun, 'kind' | 'parts'>,
  pid: number | null = null,
): readonly string[] {
  const commands = [...new Set(parts.flatMap(({ started }) => loadCommand(started) ?? []))]
  const server = pid ?? '$PID'
  const which = pid === null ? '$PID: the pid of slow-http' : 'slow-http'
  const stall = `(sleep 2; kill -STOP ${server}; sleep 1; kill -CONT ${server}) & # ${which}`
  return kind === 'stalled' && commands.length > 0 ? [stall, ...commands] : commands
}
