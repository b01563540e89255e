import { counted, named } from '@loopscope/shared/lab/labWords'
import { PROXY_PRESETS, PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import { STREAMLESS, serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import { holdProcess } from '../holdProcess.ts'
import type { LiveProcess } from '../processTree.ts'
import { applySettings, changeServer, noServer } from './applySettings.ts'
import { doBesideAction, doPairAction, startAgain } from './doPairAction.ts'
import { measureGzip, stopMeasure } from './measureGzip.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'
import { restartProcess } from './restartProcess.ts'
import { sendRequests, weighAll } from './sendRequests.ts'

/** Does what a checked action asks. Resolves to one sentence of what was done; rejects with ActionRefused. */
export async function doProxyAction(session: ProxyBase, action: ProxyAction): Promise<string> {
  const { tree } = session
  if (tree === null)
    throw new ActionRefused('The processes are not there yet. Try again in a moment.')
  const done = (sentence: string) => {
    session.note(action, sentence)
    return sentence
  }
  if (session.runs.goesOn && !MEANWHILE.has(action.action))
    throw new ActionRefused(
      'A measurement goes on, and whatever is done meanwhile would be measured too. Stop it, or wait for its end.',
    )
  switch (action.action) {
    case 'send':
      return sendRequests(session, tree, action, done)
    case 'stream': {
      const { rate } = action
      const sentence = done(
        rate === 0
          ? 'The stream ends.'
          : `The client sends ${counted(rate, 'request')} per second.`,
      )
      session.rate = rate
      tree.tellClient({ do: 'stream', rate, path: '/' })
      session.cluster?.stream(rate)
      return sentence
    }
    case 'connections': {
      session.keepAlive = action.connections === 'keepAlive'
      tree.tellClient({ do: 'connections', keepAlive: session.keepAlive })
      session.cluster?.connections(session.keepAlive)
      return done(
        session.keepAlive
          ? 'The client keeps one connection and uses it again.'
          : 'The client opens a connection for each request.',
      )
    }
    case 'kill': {
      const process = requireLive(session, tree, action.process)
      const { id, pid } = process
      const sentence = done(`${action.signal} is sent to ${named(process)}, pid ${pid}.`)
      await tree.kill(id, action.signal)
      // What is asked for next is asked of what there is then.
      if (action.signal === 'SIGKILL') await becomesTrue(() => tree.live.get(id)?.pid !== pid)
      return sentence
    }
    case 'restart':
      return restartProcess(session, tree, action.process, done)
    case 'freeze':
    case 'thaw': {
      const process = requireLive(session, tree, action.process)
      return holdProcess(tree, process, action.action, () => session.now(), done)
    }
    case 'ready':
    case 'drain':
    case 'maint':
      return setState(session, tree, action.process, action.action, done)
    case 'weight':
      return changeServer(session, tree, action.process, { weight: action.weight }, done)
    case 'maxconn':
      return changeServer(session, tree, action.process, { maxconn: action.maxconn }, done)
    case 'slow':
      return changeServer(session, tree, action.process, { slowMs: action.slowMs }, done)
    case 'set': {
      const changed = Object.keys(action.settings)
      const given = Object.entries(action.settings).filter(([, value]) => value !== undefined)
      const settings = { ...session.settings, ...Object.fromEntries(given) }
      return applySettings(session, tree, settings, `Set: ${changed.join(', ')}.`, done)
    }
    case 'weigh':
      return weighAll(tree, done)
    case 'measure':
      return measureGzip(session, tree, action, done)
    case 'stopMeasure':
      return stopMeasure(session, tree, done)
    case 'preset': {
      const settings = { ...session.settings, ...PROXY_PRESETS[action.preset] }
      return applySettings(session, tree, settings, `${NAMES[action.preset]} is set.`, done)
    }
    case 'experiment': {
      const settings = PROXY_STARTS[action.experiment]
      const ends = session.rate > 0 && STREAMLESS.has(action.experiment)
      const text = `Settings of ${action.experiment}.${ends ? ' The stream ends.' : ''}`
      const sentence = await applySettings(session, tree, settings, text, done)
      if (ends) {
        session.rate = 0
        tree.tellClient({ do: 'stream', rate: 0, path: '/' })
      }
      // What measurements ask stays for the next one and for who asks it from a terminal, and is of no use in another tab.
      if (action.experiment !== 'compression') void tree.targets.keepOnly([])
      await session.standBeside()
      return sentence
    }
    case 'pair':
      return doPairAction(session, tree, action)
    case 'beside':
      return doBesideAction(session, action)
    case 'startAgain':
      return startAgain(session, action)
    case 'reset': {
      const sentence = done('Everything begins anew.')
      session.settings = PROXY_STARTS[session.settings.experiment]
      session.keepAlive = false
      await session.begin('reset')
      return sentence
    }
    default:
      return action satisfies never
  }
}

/** What can be asked for while a measurement goes on or waits. */
const MEANWHILE: ReadonlySet<ProxyAction['action']> = new Set(['measure', 'stopMeasure', 'reset'])

const NAMES = {
  notes: "The notes' health check",
  fast: 'The fast health check',
  onError: 'The health check that an error of a request is enough for',
} as const

const STATES = {
  ready: (id: string) => `${id} is given requests again, as its health allows.`,
  drain: (id: string) => `${id} is given no new requests; it answers what it has, and is checked.`,
  maint: (id: string) => `${id} is in maintenance: no requests, no checks.`,
} as const

async function setState(
  { settings }: ProxyBase,
  tree: ProxyTree,
  id: string,
  state: 'ready' | 'drain' | 'maint',
  done: (sentence: string) => string,
): Promise<string> {
  if (Number(id.at(-1)) > settings.servers.length) throw noServer(id, settings)
  await tree.haproxy.setState(id, state)
  return done(STATES[state](id))
}

/** By its name; 'haproxy' is the one that has the sockets. */
function requireLive({ settings }: ProxyBase, tree: ProxyTree, name: string): LiveProcess {
  const id = name === 'haproxy' ? tree.haproxy.process : name
  const process = id === null ? undefined : tree.live.get(id)
  if (process !== undefined) return process
  const known = settings.servers.some((_, index) => serverName(index) === name)
  if (name.startsWith('web-api') && !known) throw noServer(name, settings)
  throw new ActionRefused(`${name.replace('haproxy', 'HAProxy')} does not run: restart it first.`)
}
