import { clusterActionSchema } from '@loopscope/shared/lab/labApi'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import { serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import type { ClusterTree } from '../cluster/clusterTree.ts'
import { doClusterAction } from '../cluster/doClusterAction.ts'
import { holdProcess } from '../holdProcess.ts'
import type { LiveProcess } from '../processTree.ts'
import type { BesideCluster } from './besideCluster.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'

type Asked<N extends ProxyAction['action']> = Extract<ProxyAction, { action: N }>

/** Does the same to a worker of the cluster and to a web-api, at the same time. Resolves to one sentence; rejects with ActionRefused. */
export async function doPairAction(
  session: ProxyBase,
  tree: ProxyTree,
  action: Asked<'pair'>,
): Promise<string> {
  const [cluster, workers] = requireCluster(session)
  if (action.do === 'back') return bringBack(session, tree, cluster, workers, action)
  const worker = workers.workers().find(takesRequests)
  const server = session.settings.servers
    .map((_, index) => tree.live.get(serverName(index)))
    .find((one) => one !== undefined && takesRequests(one))
  if (worker === undefined || server === undefined)
    throw new ActionRefused('There is not one of each that runs: bring both back first.')
  const both = { worker: worker.id, server: server.id }
  const signal = action.do === 'kill' ? 'SIGKILL' : 'SIGSTOP'
  const sentence = `${signal} is sent to ${worker.id}, pid ${worker.pid}, and to ${server.id}, pid ${server.pid}.`
  session.note(action, sentence, action.tab, both)
  if (action.do === 'kill') {
    await Promise.all([workers.kill(worker.id, 'SIGKILL'), tree.kill(server.id, 'SIGKILL')])
    // What is asked for next is asked of what there is then.
    await becomesTrue(
      () => workers.live.get(worker.id) !== worker && tree.live.get(server.id) !== server,
    )
  } else
    await hold(session, 'freeze', [
      [workers, worker],
      [tree, server],
    ])
  return sentence
}

/** Does what is asked of one process of the cluster, as the cluster's own demo does. */
export async function doBesideAction(session: ProxyBase, action: Asked<'beside'>): Promise<string> {
  const { do: what, process, epoch, tab } = action
  const [cluster] = requireCluster(session)
  if (process === 'primary' && (what === 'freeze' || what === 'thaw'))
    throw new ActionRefused(
      'Only a worker can be frozen or thawed, such as "worker 1".',
      'bad_request',
    )
  const asked = clusterActionSchema.parse({ action: what, process, epoch, tab })
  return doClusterAction(cluster, asked)
}

/** Whether both are started again as soon as they exit. */
export function startAgain(session: ProxyBase, action: Asked<'startAgain'>): string {
  const [cluster] = requireCluster(session)
  const sentence = action.on
    ? 'Both are started again as soon as they exit: a worker by its primary, a web-api by the session.'
    : 'What exits is not started again.'
  session.note(action, sentence)
  cluster.refork(action.on)
  return sentence
}

async function bringBack(
  session: ProxyBase,
  tree: ProxyTree,
  cluster: BesideCluster,
  workers: ClusterTree,
  action: Asked<'pair'>,
): Promise<string> {
  if (workers.primaryGone) {
    const sentence = 'The primary is gone, and its workers with it: everything begins anew.'
    session.note(action, sentence)
    await session.begin('restart')
    return sentence
  }
  const missing = cluster.settings.workers - workers.workers().length - workers.coming
  const dead = session.settings.servers
    .map((_, index) => index)
    .filter((index) => !tree.live.has(serverName(index)))
  const frozen = [workers, tree].flatMap((of) =>
    [...of.live.values()].filter((one) => one.frozen).map((one): Held => [of, one]),
  )
  if (missing <= 0 && dead.length === 0 && frozen.length === 0)
    throw new ActionRefused('All of both run already.')
  const sentence = 'What is dead is started again, and what is frozen goes on.'
  session.note(action, sentence)
  for (let left = missing; left > 0; left--) workers.tellPrimary({ do: 'fork' })
  for (const index of dead) tree.launchServer(index, session.settings)
  await hold(session, 'thaw', frozen)
  return sentence
}

type Held = readonly [ClusterTree | ProxyTree, LiveProcess]

/** Sends all the signal before any is waited for. */
async function hold(
  session: ProxyBase,
  what: 'freeze' | 'thaw',
  held: readonly Held[],
): Promise<void> {
  const now = () => session.now()
  await Promise.all(held.map(([tree, process]) => holdProcess(tree, process, what, now, asIs)))
}

/** What was done is told already, of all at once. */
const asIs = (sentence: string) => sentence

function takesRequests({ state, frozen }: LiveProcess): boolean {
  return state === 'listening' && !frozen
}

function requireCluster({ cluster }: ProxyBase): readonly [BesideCluster, ClusterTree] {
  if (cluster?.tree == null)
    throw new ActionRefused('No cluster runs beside HAProxy as it is set: choose its tab first.')
  return [cluster, cluster.tree]
}
