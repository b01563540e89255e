import { readFileSync } from 'node:fs'
import { cpuTimeMs } from '../apps/tracer/src/sandbox/process/cpuTime.ts'
import { BenchService } from './benchService.ts'
import { HELLO, HUNDRED_THOUSAND } from './snippets.ts'
import { perSecond } from './throughput.ts'

const SLICES = 8

/** One service that has recorded much beside one that has not, in turn. */
export type KeptRecordings = {
  /** What the one has recorded, bytes of NDJSON. */
  readonly recordedBytes: number
  readonly after: OneService
  readonly fresh: OneService
  /** Runs per second: after, of fresh. */
  readonly ratio: number
}

type OneService = {
  readonly perSecond: number
  /** Of the service's own process, for each run. */
  readonly processorMs: number
  readonly residentMB: number
}

/** Measures short runs of two services for so many seconds each, after one of them has made recordings of so many bytes. */
export async function keptRecordings(bytes: number, seconds: number): Promise<KeptRecordings> {
  const [filled, fresh] = [await BenchService.start(), await BenchService.start()]
  try {
    const recordedBytes = await record(filled, bytes)
    const seen = { filled: noneYet(), fresh: noneYet() }
    for (let i = 0; i < SLICES; i++) {
      await measure(filled, seconds / SLICES, seen.filled)
      await measure(fresh, seconds / SLICES, seen.fresh)
    }
    const [after, before] = [summary(filled, seen.filled), summary(fresh, seen.fresh)]
    return { recordedBytes, after, fresh: before, ratio: after.perSecond / before.perSecond }
  } finally {
    await filled.close()
    await fresh.close()
  }
}

async function record(service: BenchService, bytes: number): Promise<number> {
  let recorded = 0
  while (recorded < bytes) recorded += await service.recordedBytes('24', HUNDRED_THOUSAND)
  return recorded
}

type Seen = { rates: number; processorMs: number; runs: number }
const noneYet = (): Seen => ({ rates: 0, processorMs: 0, runs: 0 })

async function measure(service: BenchService, seconds: number, seen: Seen): Promise<void> {
  await service.warmed()
  const pid = service.process.pid ?? 0
  const before = cpuTimeMs(pid) ?? 0
  seen.rates += await perSecond(seconds, async () => {
    await service.post('24', HELLO)
    seen.runs++
  })
  seen.processorMs += (cpuTimeMs(pid) ?? 0) - before
}

function summary(service: BenchService, { rates, processorMs, runs }: Seen): OneService {
  const status = readFileSync(`/proc/${service.process.pid}/status`, 'utf8')
  return {
    perSecond: rates / SLICES,
    processorMs: processorMs / runs,
    residentMB: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024,
  }
}
