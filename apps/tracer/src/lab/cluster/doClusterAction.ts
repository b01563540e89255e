import type { ClusterAction } from '@loopscope/shared/lab/labApi'
import { capital, counted, listed } from '@loopscope/shared/lab/labWords'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import { holdProcess } from '../holdProcess.ts'
import type { LiveProcess } from '../processTree.ts'
import type { Acted } from './acted.ts'
import type { ClusterTree } from './clusterTree.ts'
import { STANDARD } from './standardSettings.ts'
import {
  type Done,
  finish,
  forkOne,
  MOST_WORKERS,
  numberOf,
  requirePrimary,
  setWorkers,
} from './workers.ts'

/** Does what a checked action asks. Resolves to one sentence of what was done; rejects with ActionRefused. */
export async function doClusterAction(session: Acted, action: ClusterAction): Promise<string> {
  const { tree } = session
  if (tree === null)
    throw new ActionRefused('The processes are not there yet. Try again in a moment.')
  const done = (sentence: string) => {
    session.note(action, sentence)
    return sentence
  }
  switch (action.action) {
    case 'send': {
      const { count, path } = action
      const sentence = done(
        `The client sends ${count === 1 ? 'a request' : counted(count, 'request')}.`,
      )
      tree.tellClient({ do: 'send', count, path })
      return sentence
    }
    case 'stream': {
      const { rate, path } = action
      const sentence = done(
        rate === 0
          ? 'The stream ends.'
          : `The client sends ${counted(rate, 'request')} per second.`,
      )
      session.change({ rate })
      tree.tellClient({ do: 'stream', rate, path })
      return sentence
    }
    case 'connections': {
      const keepAlive = action.connections === 'keepAlive'
      const sentence = done(
        keepAlive
          ? 'The client keeps one connection and uses it again.'
          : 'The client opens a connection for each request.',
      )
      session.change({ connections: action.connections })
      tree.tellClient({ do: 'connections', keepAlive })
      return sentence
    }
    case 'policy': {
      const name = action.policy === 'rr' ? 'SCHED_RR' : 'SCHED_NONE'
      const sentence = done(`A new primary begins with ${name}.`)
      session.settings = { ...session.settings, policy: action.policy }
      await session.begin('policy')
      return sentence
    }
    case 'reset': {
      const sentence = done('Everything begins anew.')
      session.settings = STANDARD
      await session.begin('reset')
      return sentence
    }
    case 'workers':
      return setWorkers(session, tree, action.workers, done)
    case 'fork': {
      requirePrimary(tree)
      if (tree.workers().length + tree.coming >= MOST_WORKERS)
        throw new ActionRefused(`There are ${MOST_WORKERS} workers already.`)
      const sentence = done('The primary forks a worker.')
      forkOne(session, tree)
      return sentence
    }
    case 'disconnect': {
      const worker = requireLive(tree, action.process)
      requirePrimary(tree)
      if (worker.state === 'disconnecting')
        throw new ActionRefused(`${capital(worker.id)} finishes already.`)
      const sentence = done(`${capital(worker.id)} is asked to finish; after 3 s it is killed.`)
      finish(session, tree, worker)
      return sentence
    }
    case 'kill': {
      const { id, pid } = requireLive(tree, action.process)
      const sentence = done(
        `${action.signal} is sent to ${id === 'primary' ? 'the primary' : id}, pid ${pid}.`,
      )
      await tree.kill(id, action.signal)
      return sentence
    }
    case 'killAll': {
      const workers = [...tree.live.values()].filter(({ role }) => role === 'worker')
      if (workers.length === 0) throw new ActionRefused('There is no worker: fork one first.')
      const sentence = done(`${action.signal} is sent to every worker, ${workers.length} in all.`)
      for (const { id } of workers) await tree.kill(id, action.signal)
      return sentence
    }
    case 'freeze':
    case 'thaw':
      return holdProcess(
        tree,
        requireLive(tree, action.process),
        action.action,
        () => session.now(),
        done,
      )
    case 'crash':
    case 'block': {
      const { id } = requireLive(tree, action.process)
      requirePrimary(tree)
      const crash = action.action === 'crash'
      const sentence = done(`${capital(id)} is told to ${crash ? 'throw' : 'block'} in a callback.`)
      if (crash) tree.asked.add(id)
      tree.tellPrimary({ do: action.action, worker: numberOf(id) })
      return sentence
    }
    case 'restart':
      return restart(session, tree, action.process, done)
    case 'refork': {
      const sentence = done(
        action.on
          ? 'The primary forks again when a worker exits.'
          : 'The primary no longer forks when a worker exits.',
      )
      session.change({ refork: action.on })
      tree.tellPrimary({ do: 'refork', on: action.on })
      return sentence
    }
    case 'hold': {
      const sentence = done(
        action.on
          ? 'A timer keeps the primary alive.'
          : 'Nothing but its workers keeps the primary alive.',
      )
      session.change({ hold: action.on })
      tree.tellPrimary({ do: 'hold', on: action.on })
      return sentence
    }
    default:
      return action satisfies never
  }
}

async function restart(session: Acted, tree: ClusterTree, id: string, done: Done): Promise<string> {
  if (id === 'primary') {
    const sentence = done('A new primary begins with the same settings.')
    await session.begin('restart')
    return sentence
  }
  const { pid } = requireLive(tree, id)
  requirePrimary(tree)
  const sentence = done(`SIGKILL is sent to ${id}, pid ${pid}, and another worker is forked.`)
  // Forked first: without any worker the primary might exit before the order comes.
  if (!session.settings.refork) tree.tellPrimary({ do: 'fork' })
  await tree.kill(id, 'SIGKILL')
  // Asked for again meanwhile, another would be forked for the same worker.
  await becomesTrue(() => tree.live.get(id)?.pid !== pid)
  return sentence
}

function requireLive(tree: ClusterTree, id: string): LiveProcess {
  const process = tree.live.get(id)
  if (process !== undefined) return process
  const workers = tree.workers().map((worker) => worker.id)
  const there = workers.length === 0 ? 'no worker' : listed(workers)
  throw new ActionRefused(`There is no ${id} now; there is ${there}.`)
}
