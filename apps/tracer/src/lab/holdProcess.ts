import { setTimeout as sleep } from 'node:timers/promises'
import { capital, named } from '@loopscope/shared/lab/labWords'
import { ActionRefused } from './actionRefused.ts'
import { processFacts } from './processFacts.ts'
import type { LiveProcess, ProcessTree } from './processTree.ts'

/** Sends SIGSTOP or SIGCONT to a process and tells it when the system has it so. `done` tells first what is done. */
export async function holdProcess(
  tree: ProcessTree,
  process: LiveProcess,
  what: 'freeze' | 'thaw',
  now: () => number,
  done: (sentence: string) => string,
): Promise<string> {
  const { id, pid, frozen } = process
  const name = capital(named(process))
  if (frozen && what === 'freeze') throw new ActionRefused(`${name} is frozen already.`)
  if (!frozen && what === 'thaw') throw new ActionRefused(`${name} is not frozen.`)
  const signal = what === 'freeze' ? 'SIGSTOP' : 'SIGCONT'
  const sentence = done(`${signal} is sent to ${named(process)}, pid ${pid}.`)
  await tree.guard.signal(pid, signal)
  await seen(pid, (state) => (state === 'T') === (what === 'freeze'))
  tree.put(id, what === 'freeze' ? 'frozen' : 'thawed', now())
  return sentence
}

/** Waits, for a short time, until the process is seen in such a state. */
async function seen(pid: number, wanted: (state: string) => boolean): Promise<void> {
  for (let left = 25; left > 0; left--) {
    const facts = await processFacts(pid)
    if (facts === null || wanted(facts.state)) return
    await sleep(2)
  }
}
