import { capital, counted } from '@loopscope/shared/lab/labWords'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import type { LiveProcess } from '../processTree.ts'
import type { Acted } from './acted.ts'
import type { ClusterTree } from './clusterTree.ts'

/** As many are useful to look at. */
export const MOST_WORKERS = 4
/** After which a worker that was asked to finish is killed. */
const FINISH_MS = 3000

/** Notes the action with this sentence, and gives it back. */
export type Done = (sentence: string) => string

/** Has the primary fork what is missing, and asks the newest to finish where there are too many. */
export async function setWorkers(
  session: Acted,
  tree: ClusterTree,
  wanted: number,
  done: Done,
): Promise<string> {
  requirePrimary(tree)
  // Those that the primary is about to fork count too, and the newest may be one of them.
  if (!(await becomesTrue(() => tree.coming === 0)))
    throw new ActionRefused('The primary has not forked yet what it was asked for. Try again.')
  requirePrimary(tree)
  const there = tree.workers()
  const sentence = done(`Wanted: ${counted(wanted, 'worker')}. There: ${there.length}.`)
  session.change({ workers: wanted })
  for (let missing = wanted - there.length; missing > 0; missing--) tree.tellPrimary({ do: 'fork' })
  for (const worker of there.slice(wanted)) finish(session, tree, worker)
  return sentence
}

/** One more, which the settings then ask for. */
export function forkOne(session: Acted, tree: ClusterTree): void {
  const workers = Math.max(
    session.settings.workers,
    Math.min(MOST_WORKERS, tree.workers().length + tree.coming + 1),
  )
  if (workers !== session.settings.workers) session.change({ workers })
  tree.tellPrimary({ do: 'fork' })
}

/** Asks a worker to finish, and kills it when it does not. */
export function finish(session: Acted, tree: ClusterTree, { id, pid }: LiveProcess): void {
  tree.asked.add(id)
  tree.put(id, 'disconnecting', session.now())
  tree.tellPrimary({ do: 'disconnect', worker: numberOf(id) })
  setTimeout(() => {
    if (!tree.live.has(id) || session.over) return
    const result = `${capital(id)} was still there 3 s after it was asked to finish: SIGKILL.`
    const kill = {
      action: 'kill',
      process: id,
      signal: 'SIGKILL',
      epoch: 0,
      tab: 'service',
    } as const
    session.note(kill, result)
    void tree.guard.signal(pid, 'SIGKILL')
  }, FINISH_MS).unref()
}

/** Throws ActionRefused where there is no primary. */
export function requirePrimary(tree: ClusterTree): void {
  if (tree.primaryGone) throw new ActionRefused('The primary has exited: restart it first.')
}

/** `worker.id` out of its name. */
export const numberOf = (id: string) => Number(id.slice('worker '.length))
