import type { ProxyServer, ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { RETIRE_SECONDS, serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'
import { makeRoom, takeAway, takeBack } from './takeAway.ts'

type Done = (sentence: string) => string

/** Changes one server's own values. */
export function changeServer(
  session: ProxyBase,
  tree: ProxyTree,
  id: string,
  change: Partial<ProxyServer>,
  done: Done,
): Promise<string> {
  const { settings } = session
  const index = settings.servers.findIndex((_, at) => serverName(at) === id)
  if (index < 0) throw noServer(id, settings)
  const servers = settings.servers.map((server, at) =>
    at === index ? { ...server, ...change } : server,
  )
  const [[name = '', value = 0] = []] = Object.entries(change)
  const text = `${id}: ${WORDS[name as keyof ProxyServer]} ${value}.`
  return applySettings(session, tree, { ...settings, servers }, text, done)
}

/** A server that could be there and is not, as things are set. */
export function noServer(id: string, { servers }: ProxySettings): ActionRefused {
  const last = serverName(servers.length - 1)
  const there = servers.length === 1 ? `is ${last} only` : `are ${serverName(0)} to ${last}`
  return new ActionRefused(`There is no ${id} as HAProxy is set now: there ${there}.`)
}

const WORDS: Readonly<Record<keyof ProxyServer, string>> = {
  weight: 'weight',
  maxconn: 'maxconn',
  slowMs: 'waits before each answer, ms:',
  maxConnections: 'server.maxConnections',
}

/**
 * Has everything run with these settings: servers told, started or ended, and HAProxy by its admin socket where that is
 * enough, by a reload where it is not. Nothing is changed when HAProxy refuses.
 */
export async function applySettings(
  session: ProxyBase,
  tree: ProxyTree,
  settings: ProxySettings,
  text: string,
  done: Done,
): Promise<string> {
  const before = session.settings
  const commands = runtimeCommands(before, settings)
  // Otherwise a server would be started for it, and ended again.
  if (commands === null) await tree.haproxy.running()
  if (settings.tls && !before.tls) await session.certify()
  const [old, now] = [before.servers.length, settings.servers.length]
  const added = settings.servers.map((_, at) => at).slice(old)
  const missing = added.filter((index) => !takeBack(tree, serverName(index)))
  const stayed = added.filter((index) => !missing.includes(index))
  await Promise.all(missing.map((index) => makeRoom(tree, serverName(index))))
  for (const index of missing) tree.launchServer(index, settings)
  const giveBack = async () => {
    for (const index of missing) await tree.kill(serverName(index), 'SIGKILL')
    for (const index of stayed) void takeAway(tree, serverName(index))
  }
  if (!(await tree.allListen(added.map(serverName)))) {
    await giveBack()
    throw new ActionRefused(
      'A server did not listen in time, so nothing was changed. Try again, or reset.',
    )
  }
  let how = ''
  try {
    how = await tellHaproxy(tree, before, settings, commands)
  } catch (error) {
    tree.limits.set(before)
    await giveBack()
    throw error
  }
  tree.limits.set(settings)
  const isLifted = () =>
    tree.limits.lifted && settings.servers.some(({ maxConnections }) => maxConnections > 0)
  const sentence = done(`${text}${how}${isLifted() ? NO_LIMIT_YET : ''}`)
  session.change(settings)
  // HAProxy had them before the settings did: what was told of them until now was of servers that no one knew.
  tree.haproxy.stat.tellAgain(added.map(serverName))
  for (let index = now; index < old; index++) void takeAway(tree, serverName(index))
  // One before that has nothing to answer is gone at once: what is asked for next then meets the limits that are set.
  await becomesTrue(() => !isLifted(), LIMITS_MS)
  return sentence
}

const LIMITS_MS = 500
const NO_LIMIT_YET = ` Until the HAProxy before is gone, ${RETIRE_SECONDS} s at most, no server drops a connection for its server.maxConnections.`

async function tellHaproxy(
  tree: ProxyTree,
  before: ProxySettings,
  settings: ProxySettings,
  commands: readonly string[] | null,
): Promise<string> {
  if (commands?.length === 0) return ''
  if (commands !== null && (await tree.haproxy.tell(commands, settings)))
    return ' HAProxy was told by its admin socket.'
  tree.limits.lift(before)
  await tree.haproxy.reload(settings)
  return ' Another HAProxy has taken over with the new configuration.'
}

/** What the admin socket takes instead of a reload; null: a reload is needed. Empty: HAProxy has nothing to do with it. */
function runtimeCommands(before: ProxySettings, after: ProxySettings): readonly string[] | null {
  if (shapeOf(before) !== shapeOf(after)) return null
  // HAProxy takes it, and gives nothing more out of the queue to a server whose limit is gone: it would wait there until its time is over.
  const isFreed = after.servers.some(
    ({ maxconn }, index) => maxconn === 0 && (before.servers[index]?.maxconn ?? 0) > 0,
  )
  if (isFreed) return null
  return after.servers.flatMap(({ weight, maxconn }, index) => {
    const [name, was] = [serverName(index), before.servers[index]]
    return [
      ...(weight === was?.weight ? [] : [`set server web-api/${name} weight ${weight}`]),
      ...(maxconn === was?.maxconn ? [] : [`set maxconn server web-api/${name} ${maxconn}`]),
    ]
  })
}

/** All of the settings that the admin socket cannot change. */
function shapeOf({ servers, experiment: _, ...rest }: ProxySettings): string {
  return JSON.stringify([servers.length, Object.entries(rest).toSorted()])
}
