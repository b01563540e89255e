import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { compareSides, type MedianRange } from '@loopscope/shared/lab/load/figures/compareSides'
import { percentile } from '@loopscope/shared/lab/load/figures/histogram'
import { loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { LoadSession } from '../apps/tracer/src/lab/load/loadSession.ts'
import { processFacts } from '../apps/tracer/src/lab/processFacts.ts'
import { findHaproxy } from '../apps/tracer/src/lab/proxy/haproxy/findHaproxy.ts'
import { StateFiles } from '../apps/tracer/src/lab/stateFile.ts'

type Cost = {
  /** Answers per second, to those of the server asked directly: medians, and the range of the pairs of rounds. */
  readonly rate: MedianRange | null
  /** Median latency, to the direct one. */
  readonly p50: number
  /** us of processor time per answer. */
  readonly cpu: { readonly server: number | null; readonly proxy: number | null }
  readonly direct: { readonly server: number | null }
  readonly failed: number
}
/** What HAProxy in front of a server costs on this machine; null: it is not installed. */
export type LoadRatios = { readonly http: Cost; readonly tcp: Cost } | null

/** Rounds in turns, direct and through HAProxy, with autocannon's requests. */
export async function loadRatios(rounds: number, seconds: number): Promise<LoadRatios> {
  const haproxy = await findHaproxy(process.env['HAPROXY_BIN'] ?? null)
  if ('what' in haproxy) return null
  const data = mkdtempSync(join(tmpdir(), 'loopscope-bench-'))
  const session = await LoadSession.open(
    {
      id: crypto.randomUUID(),
      service: { pid: process.pid, start: (await processFacts(process.pid))?.start ?? '' },
      files: new StateFiles(data),
      codeCache: join(data, 'code'),
      ended: () => undefined,
    },
    haproxy,
  )
  const fold = new LabFold(session.recording.events as LabEvent[])
  const compare = async (b: LoadTarget): Promise<Cost> => {
    const action = { action: 'ab', a: 'direct', b, rounds, seconds, epoch: session.epoch }
    await session.act(loadActionSchema.parse(action))
    const before = fold.at(fold.events.length)?.load?.runs.length ?? 0
    for (;;) {
      const run = fold.at(fold.events.length)?.load?.runs[before]
      if (run !== undefined && run.parts.length === run.planned && run.parts.at(-1)?.done) {
        const { a, b: side, ratio } = compareSides(run)
        return {
          rate: ratio,
          p50: percentile(side.histogram, 50) / percentile(a.histogram, 50),
          cpu: { server: side.cpu.server, proxy: side.cpu.proxy },
          direct: { server: a.cpu.server },
          failed: a.non2xx + a.errors + a.lost + side.non2xx + side.errors + side.lost,
        }
      }
      if (session.over) {
        await session.end('stopped')
        const last = fold.events.at(-1)
        throw new Error((last?.type === 'end' && last.message) || 'The session of load runs ended.')
      }
      await sleep(50)
    }
  }
  try {
    return { http: await compare('haproxyHttp'), tcp: await compare('haproxyTcp') }
  } finally {
    await session.end('stopped')
    rmSync(data, { recursive: true, force: true })
  }
}
