import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { LabAction } from '@loopscope/shared/lab/labAction'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { ClusterSession } from '../../src/lab/cluster/clusterSession.ts'
import type { SessionParts } from '../../src/lab/labSession.ts'
import { InstancesSession } from '../../src/lab/processes/instancesSession.ts'
import { processFacts } from '../../src/lab/processFacts.ts'
import { findHaproxy } from '../../src/lab/proxy/haproxy/findHaproxy.ts'
import { ProxySession } from '../../src/lab/proxy/proxySession.ts'
import type { SessionBase } from '../../src/lab/sessionBase.ts'
import { StateFiles } from '../../src/lab/stateFile.ts'
import { CLUSTER_EVERYTHING, CLUSTER_STORY } from './clusterSteps.ts'
import { INSTANCES_STORY } from './instancesSteps.ts'
import type { LabStep } from './labStep.ts'
import { PROXY_EVERYTHING, PROXY_FAILOVERS, PROXY_STORY } from './proxySteps.ts'
import { PROXY_TABS } from './proxyTabSteps.ts'
import { TAB_STORIES } from './tabStories.ts'

/**
 * Records the sessions that are in the repository, each from real processes: `node apps/tracer/verify/labs/recordLab.ts`,
 * or with a name, such as `cluster-story`, that one.
 * On `everything` of a demo its sentences are tested; its `story` is what pages play where no demo can run.
 */

const path = (name: string) => fileURLToPath(new URL(`../../../../${name}`, import.meta.url))

type Open<A extends LabAction> = (parts: SessionParts) => Promise<SessionBase<A>>

async function record<A extends LabAction>(
  open: Open<A>,
  steps: readonly LabStep<object>[],
  name: string,
  leftOut: readonly LabEvent['type'][] = [],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-record-'))
  const parts = {
    id: '00000000-0000-4000-8000-000000000000',
    service: { pid: process.pid, start: (await processFacts(process.pid))?.start ?? '' },
    files: new StateFiles(folder),
    codeCache: join(folder, 'code'),
    ended: () => undefined,
  }
  // Node keeps its compiled code in this one, so that the next starts as on a service that has run for a while.
  const first = await open(parts)
  await sleep(3000)
  await first.end('stopped')
  const session = await open(parts)
  const fold = new LabFold(session.recording.events as LabEvent[])
  const now = () => fold.at(fold.events.length) as LabMoment
  for (const step of steps) {
    if (typeof step === 'number') await sleep(step)
    else if (typeof step === 'object' && 'until' in step) {
      const { until } = step as { until: (moment: LabMoment) => boolean }
      while (!until(now())) {
        if (session.over) throw new Error(`the session has ended: ${now().end?.message}`)
        await sleep(20)
      }
    } else {
      const asked = typeof step === 'function' ? step(now()) : step
      const { at } = await session.act(
        session.actions.parse({ tab: 'page', ...asked, epoch: session.epoch }),
      )
      // What is waited for next is looked for in what comes after it.
      while (session.recording.toldUntil < at) await sleep(10)
    }
  }
  await session.end('stopped')
  const lines = session.recording.ndjson().trimEnd().split('\n')
  const kept = lines.filter((line) => !leftOut.some((type) => line.startsWith(`{"type":"${type}"`)))
  writeFileSync(path(name), `${kept.join('\n')}\n`)
  rmSync(folder, { recursive: true, force: true })
}

const openProxy =
  (experiment: ProxyExperiment): Open<LabAction> =>
  async (parts) => {
    const found = await findHaproxy(null)
    if ('what' in found) throw new Error(found.what)
    return ProxySession.open(parts, found, experiment)
  }
/** A recording of one tab, of which no other tab has a part. */
const tabStory = (experiment: keyof typeof TAB_STORIES) =>
  [
    `haproxy-${experiment}`,
    openProxy(experiment),
    TAB_STORIES[experiment],
    `apps/web/public/recordings/haproxy-${experiment}.ndjson`,
  ] as const
const openCluster: Open<LabAction> = (parts) => ClusterSession.open(parts)

const openInstances: Open<LabAction> = (parts) => InstancesSession.open(parts)

const RECORDINGS = [
  [
    'processes-story',
    openInstances,
    INSTANCES_STORY,
    'apps/web/public/recordings/processes.ndjson',
  ],
  ['cluster-story', openCluster, CLUSTER_STORY, 'apps/web/public/recordings/cluster.ndjson'],
  [
    'cluster-everything',
    openCluster,
    CLUSTER_EVERYTHING,
    'packages/shared/fixtures/labs/cluster.ndjson',
  ],
  ['haproxy-story', openProxy('balance'), PROXY_STORY, 'apps/web/public/recordings/haproxy.ndjson'],
  [
    'haproxy-everything',
    openProxy('balance'),
    PROXY_EVERYTHING,
    'packages/shared/fixtures/labs/haproxy.ndjson',
  ],
  [
    'haproxy-failovers',
    openProxy('balance'),
    PROXY_FAILOVERS,
    'packages/shared/fixtures/labs/haproxyFailovers.ndjson',
    // No sentence is about them, and it would be three times as long.
    ['sample', 'connection', 'proxyStat'],
  ],
  ...(['algorithms', 'queue', 'compression', 'tls', 'stats', 'cluster'] as const).map(tabStory),
  [
    'haproxy-tabs',
    openProxy('balance'),
    PROXY_TABS,
    'packages/shared/fixtures/labs/haproxyTabs.ndjson',
  ],
] as const
const [, , only] = process.argv
for (const [name, open, steps, file, leftOut] of RECORDINGS)
  if (only === undefined || only === name) await record(open, steps, file, leftOut)
