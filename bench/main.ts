import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { findRuntimes } from '../apps/tracer/src/sandbox/process/runtimes.ts'
import { BareNode } from './bareNode.ts'
import { BenchService } from './benchService.ts'
import { besideDemo } from './besideDemo.ts'
import { firstContent } from './firstContent.ts'
import { firstEvent } from './firstEvent.ts'
import { firstPaintScriptBytes } from './firstPaint.ts'
import { growingTimeline } from './growingTimeline.ts'
import { inChromium } from './inChromium.ts'
import { keptRecordings } from './keptRecordings.ts'
import { lessonSpeed } from './lessonSpeed.ts'
import { loadRatios } from './loadRatios.ts'
import { sideBySide } from './median.ts'
import { pageSpeed } from './pageSpeed.ts'
import { programLoad } from './programLoad.ts'
import { recorderCost } from './recorderCost.ts'
import { shareCost } from './shareCost.ts'
import { HELLO, PROMISES } from './snippets.ts'
import { throughput } from './throughput.ts'
import { warmMemory } from './warmMemory.ts'

const RECORDER = fileURLToPath(new URL('../apps/tracer/dist/recorder.cjs', import.meta.url))
const LATEST = fileURLToPath(new URL('./latest.json', import.meta.url))
const ROUNDS = 30

/** What issue-sized promises say each figure may be at most (or at least); printed beside what was measured. */
const BARS = {
  warmHello: 0.35,
  coldHello: 1.6,
  promises: 2.5,
  usPerEvent: 1,
  usPerEventWithSites: 4,
  throughputAtLeast: 0.7,
  keptRecordingsAtLeast: 0.95,
  pageFirstPaintScriptBytes: 120 * 1024,
  pageClickToFirstEventMs: 100,
  pageFirstDrawMs: 200,
  pageFrameP95Ms: 16.7,
  lessonSliderToPictureMs: 100,
  besideDemoHello: 1.5,
  demoStartMs: 1000,
  demoHaproxyStartMs: 1500,
  demoActionMs: 150,
  demoProgramMs: 300,
}

async function main(): Promise<void> {
  const runtime = findRuntimes().find((each) => each.major === 24)
  if (runtime === undefined) throw new Error('Node 24 is not installed: run npm start once')
  const bare = new BareNode(runtime.path)
  const service = await BenchService.start()
  try {
    const warmHello = await sideBySide(
      ROUNDS,
      () => afterRest(service, () => service.post('24', HELLO)),
      () => bare.run(HELLO),
    )
    const promises = await sideBySide(
      ROUNDS,
      () => afterRest(service, () => service.post('24', PROMISES)),
      () => bare.run(PROMISES),
    )
    const memory = service.process.pid === undefined ? null : warmMemory(service.process.pid)
    const rate = await throughput(service, '24', bare, 30)
    const kept = await keptRecordings(500e6, 24)
    const cold = await BenchService.start({ LOOPSCOPE_WARM: '0' })
    const coldHello = await sideBySide(
      ROUNDS,
      () => cold.post('24', HELLO),
      () => bare.run(HELLO),
    ).finally(() => cold.close())
    const cost = await recorderCost(runtime, RECORDER, 31)
    await service.warmed()
    const page = {
      firstPaintScriptBytes: await inChromium((browser) =>
        firstPaintScriptBytes(browser, service.url),
      ),
      firstContent: await firstContent(`${service.url}/`, 7),
      clickToFirstEvent: await firstEvent(service, 31),
      ...(await pageSpeed(service.url)),
      streamedTimelines: await growingTimeline(service.url, 9),
    }
    const lessons = {
      stack: await lessonSpeed(service, 'stack', 24),
      pool: await lessonSpeed(service, 'pool', 24),
      layers: await lessonSpeed(service, 'layers', 24),
      zalgo: await lessonSpeed(service, 'zalgo', 24),
      'keep-alive': await lessonSpeed(service, 'keep-alive', 24),
      workers: await lessonSpeed(service, 'workers', 24),
      phases: await lessonSpeed(service, 'phases', 24),
    }
    const lessonsWithoutRest = {
      pool: await lessonSpeed(service, 'pool', 24, false),
      'keep-alive': await lessonSpeed(service, 'keep-alive', 24, false),
      workers: await lessonSpeed(service, 'workers', 24, false),
    }
    const share = await shareCost(service, 5)
    const demo = await besideDemo(service, 15, () => service.post('24', HELLO))
    const programs = await programLoad(ROUNDS)
    const load = await loadRatios(5, 2)
    const results = {
      warmHello,
      coldHello,
      promises,
      cost,
      throughput: rate,
      keptRecordings: kept,
      warmMemory: memory,
      page,
      lessons,
      lessonsWithoutRest,
      share,
      demo,
      programs,
      load,
    }
    report(runtime.version, results)
  } finally {
    await service.close()
    bare.close()
  }
}

/** A run takes a warm process away; the next measurement waits until the pool is full again. */
async function afterRest(service: BenchService, run: () => Promise<number>): Promise<number> {
  await service.warmed()
  return run()
}

function report(node: string, results: object): void {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node,
  }
  const latest = { measuredAt: new Date().toISOString(), machine, bars: BARS, results }
  mkdirSync(fileURLToPath(new URL('.', import.meta.url)), { recursive: true })
  writeFileSync(LATEST, `${JSON.stringify(latest, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(latest, null, 2)}\n`)
}

await main()
