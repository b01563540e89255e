import { counted } from '@loopscope/shared/lab/labWords'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import { ActionRefused } from '../actionRefused.ts'
import { planGzip } from '../load/planRun.ts'
import { shootAll } from '../load/shootAll.ts'
import type { ProxyBase } from './proxyBase.ts'
import type { ProxyTree } from './proxyTree.ts'

/** Begins to measure one page compressed by no one, by HAProxy and by its server; it goes on when this returns. */
export function measureGzip(
  session: ProxyBase,
  tree: ProxyTree,
  { rounds, seconds }: ProxyAction & { action: 'measure' },
  done: (sentence: string) => string,
): string {
  const { runs } = session
  if (runs.goesOn)
    throw new ActionRefused('A measurement goes on already. Stop it, or wait for its end.')
  // A stream would take processor time beside what is measured.
  if (session.rate > 0) tree.tellClient({ do: 'stream', rate: 0, path: '/' })
  session.rate = 0
  const sentence = done(
    `No compression, HAProxy’s gzip and Node’s are to be measured in turns, ${counted(rounds, 'time')} each for ${seconds} s.`,
  )
  runs.begin((run, signal) =>
    shootAll({
      ...{ run, plan: planGzip({ rounds, seconds }) },
      ...{ put: (event) => session.put(event), now: () => session.now() },
      port: (target) => tree.targets.port(target),
      shoot: (order, port, { part }) =>
        tree.generator.shoot(order, port, {
          ...{ run, part, measured: tree.targets.measured(order.target) },
          counting: () => undefined,
        }),
      isOver: () => signal.aborted || session.over,
    }),
  )
  return sentence
}

/** Ends the measurement, or the wait for it. What it has measured so far is told. */
export function stopMeasure(
  { runs }: ProxyBase,
  tree: ProxyTree,
  done: (sentence: string) => string,
): string {
  if (!runs.goesOn) throw new ActionRefused('No measurement goes on, so there is none to stop.')
  const sentence = done('The measurement is stopped.')
  runs.callOff()
  tree.generator.stop()
  return sentence
}
