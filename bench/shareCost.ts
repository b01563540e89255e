import { chromium } from '@playwright/test'
import { packRecording } from '../apps/tracer/src/shares/packRecording.ts'
import { chromium as launchOptions } from '../chromium.config.ts'
import type { BenchService } from './benchService.ts'
import { median } from './median.ts'
import { HUNDRED_THOUSAND } from './snippets.ts'

/** What a link to a recording of 100,000 events costs; medians. */
export type ShareCost = {
  readonly events: number
  /** As NDJSON, and as it is stored. */
  readonly recordingBytes: number
  readonly storedBytes: number
  /** From asking for the link to its 201, ms: compressed, hashed and on disk. */
  readonly write: number
  /** From asking for what the link shows to having all of it, ms. */
  readonly read: number
  /** From opening the link in a browser that was never here to the moment on the screen, ms. */
  readonly open: number
}

const CURSOR = 30_000

/** Records, shares, reads and opens `rounds` times; each recording is another one, so that none is stored already. */
export async function shareCost(service: BenchService, rounds: number): Promise<ShareCost> {
  const { url } = service
  const writes: number[] = []
  const reads: number[] = []
  const paths: string[] = []
  let recording = ''
  for (let i = 0; i < rounds; i++) {
    await service.warmed()
    recording = await (await post(`${url}/api/runs`, { source: HUNDRED_THOUSAND })).text()
    const { runId } = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
    const asked = performance.now()
    const response = await post(`${url}/api/shares`, { runId, cursor: CURSOR })
    writes.push(performance.now() - asked)
    const link = (await response.json()) as { id: string; url: string }
    paths.push(link.url)
    const reading = performance.now()
    await (await fetch(`${url}/api/shares/${link.id}`)).text()
    reads.push(performance.now() - reading)
  }
  const ndjson = Buffer.from(recording)
  const snippet = { source: HUNDRED_THOUSAND, module: 'commonjs', node: '24' } as const
  const { packed } = await packRecording({ ...snippet, threadPoolSize: 4 }, [ndjson])
  return {
    events: recording.trimEnd().split('\n').length,
    recordingBytes: ndjson.length,
    storedBytes: packed.length,
    write: median(writes),
    read: median(reads),
    open: median(await openTimes(url, paths)),
  }
}

async function openTimes(url: string, paths: readonly string[]): Promise<number[]> {
  const browser = await chromium.launch(launchOptions)
  try {
    const times: number[] = []
    for (const path of paths) {
      const context = await browser.newContext({ serviceWorkers: 'block' })
      const page = await context.newPage()
      await page.goto(url + path, { waitUntil: 'commit' })
      times.push(await page.evaluate(shown, CURSOR))
      await context.close()
    }
    return times
  } finally {
    await browser.close()
  }
}

/** Runs in the page: ms from its navigation to the frame that shows the step. */
async function shown(cursor: number): Promise<number> {
  for (;;) {
    const now = await new Promise<number>(requestAnimationFrame)
    const slider = document.querySelector<HTMLInputElement>('input[aria-label="Position"]')
    if (slider?.value === String(cursor)) return now
  }
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}
