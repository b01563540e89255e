import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { type LoadActionRequest, loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { LoadSession } from '../../src/lab/load/loadSession.ts'
import { processFacts } from '../../src/lab/processFacts.ts'
import { findHaproxy } from '../../src/lab/proxy/haproxy/findHaproxy.ts'
import { StateFiles } from '../../src/lab/stateFile.ts'

/**
 * Records anew the load runs that the page of autocannon plays where none can run, and that its sentences are tested on:
 * `node apps/tracer/verify/labs/recordLoad.ts`, on a machine that does nothing else.
 */

type Asked = LoadActionRequest extends infer A
  ? A extends unknown
    ? Omit<A, 'epoch' | 'tab'>
    : never
  : never

const STORY: readonly Asked[] = [
  { action: 'run', target: 'nodeGzip', seconds: 4 },
  { action: 'run', target: 'dead', seconds: 2, warmup: 0 },
  { action: 'run', target: 'direct', seconds: 5 },
  { action: 'stall', seconds: 6 },
  { action: 'ab', a: 'direct', b: 'haproxyHttp', rounds: 5, seconds: 2 },
]

const file = fileURLToPath(
  new URL('../../../web/public/recordings/autocannon.ndjson', import.meta.url),
)
const folder = mkdtempSync(join(tmpdir(), 'loopscope-record-'))
const parts = {
  id: '00000000-0000-4000-8000-000000000000',
  service: { pid: process.pid, start: (await processFacts(process.pid))?.start ?? '' },
  files: new StateFiles(folder),
  codeCache: join(folder, 'code'),
  ended: () => undefined,
}
const found = await findHaproxy(process.env['HAPROXY_BIN'] ?? null)
if ('what' in found) throw new Error(found.what)
const session = await LoadSession.open(parts, found)
const fold = new LabFold(session.recording.events as LabEvent[])
for (const [at, asked] of STORY.entries()) {
  await sleep(700)
  await session.act(loadActionSchema.parse({ tab: 'page', ...asked, epoch: session.epoch }))
  for (;;) {
    const last = fold.at(fold.events.length)?.load?.runs.at(-1)
    if (last?.run === at + 1 && last.parts.length === last.planned && last.parts.at(-1)?.done) break
    await sleep(50)
  }
}
await sleep(500)
await session.end('stopped')
writeFileSync(file, session.recording.ndjson())
rmSync(folder, { recursive: true, force: true })
