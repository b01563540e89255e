import { chromium, type Page } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import { median } from './median.ts'
import { HUNDRED_THOUSAND } from './snippets.ts'

/** What the page costs with a recording of 100,000 events; ms. */
export type PageSpeed = {
  readonly events: number
  readonly steps: number
  /** From having the timeline to the first drawing of the lanes. */
  readonly firstDraw: number
  /** From a move of the slider to the frame that shows it; median. */
  readonly seek: number
  readonly frames: Readonly<Record<Gesture, FrameTimes>>
}

/**
 * `p50` and `p95`: between two frames, wall clock. `cpu`: what the page's main thread worked for one of them, in its own
 * time: this is what stays comparable on a machine with other things to do.
 */
type FrameTimes = { readonly p50: number; readonly p95: number; readonly cpu: number }

type Gesture = 'idle' | 'play' | 'step' | 'scrub' | 'zoom' | 'pan'
const GESTURES: readonly Gesture[] = ['idle', 'play', 'step', 'scrub', 'zoom', 'pan']
const FRAMES = 120

/** Records 100,000 events with the service at `url`, then plays, steps, scrubs, zooms and pans in a real browser. */
export async function pageSpeed(url: string): Promise<PageSpeed> {
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: url })
    await page.goto('/')
    await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
    const events = await record(page, url)
    const firstDraw = await page.evaluate(
      () => performance.getEntriesByName('lanes: first drawing').at(-1)?.duration ?? Number.NaN,
    )
    const steps = Number(await page.getByRole('slider', { name: 'Position' }).getAttribute('max'))
    const seek = await seekTime(page)
    const frames: Partial<Record<Gesture, FrameTimes>> = {}
    for (const gesture of GESTURES) frames[gesture] = await frameTimes(page, gesture)
    return { events, steps, firstDraw, seek, frames: frames as Record<Gesture, FrameTimes> }
  } finally {
    await browser.close()
  }
}

/** Shows one recording, made before, so that the service's speed is no part of it. Returns how many events it has. */
async function record(page: Page, url: string): Promise<number> {
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: HUNDRED_THOUSAND, module: 'commonjs', node: '24' }),
  })
  const body = await response.text()
  await page.route('**/api/runs', (route) =>
    route.fulfill({ contentType: 'application/x-ndjson', body }),
  )
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('Finished').first().waitFor({ timeout: 120_000 })
  return body.trimEnd().split('\n').length
}

async function seekTime(page: Page): Promise<number> {
  const times = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('input[aria-label="Position"]')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const frame = () => new Promise(requestAnimationFrame)
    const all: number[] = []
    for (let i = 0; i < 40; i++) {
      await frame()
      const start = performance.now()
      // React listens to the value being set by a person, not by its own property.
      set?.call(slider, String(Math.round((((i * 17) % 40) / 40) * Number(slider?.max))))
      slider?.dispatchEvent(new Event('input', { bubbles: true }))
      await frame()
      await new Promise((resolve) => setTimeout(resolve))
      all.push(performance.now() - start)
    }
    return all
  })
  return median(times)
}

/** What frames take while one gesture goes on, from this position of the recording; `fastest`: played at the highest speed. */
export async function frameTimes(
  page: Page,
  gesture: Gesture,
  { from, fastest } = { from: 30_000, fastest: true },
): Promise<FrameTimes> {
  await page.getByRole('slider', { name: 'Position' }).fill(String(from))
  if (gesture === 'play') {
    if (fastest)
      await page
        .getByRole('combobox', { name: 'Speed' })
        .selectOption({ index: -1 + (await speeds(page)) })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
  }
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () =>
    (await client.send('Performance.getMetrics')).metrics.find(
      ({ name }) => name === 'TaskDuration',
    )?.value ?? 0
  const before = await worked()
  const gaps = await page.evaluate(act, { gesture, frames: FRAMES })
  const cpu = ((await worked()) - before) * (1000 / FRAMES)
  await client.detach()
  if (gesture === 'play') await page.getByRole('button', { name: 'Pause', exact: true }).click()
  gaps.sort((a, b) => a - b)
  return { p50: median(gaps), p95: gaps[Math.floor(gaps.length * 0.95)] ?? Number.NaN, cpu }
}

const speeds = (page: Page) =>
  page.getByRole('combobox', { name: 'Speed' }).locator('option').count()

/** Runs in the page: one move for each frame; what lies between the frames, ms. */
async function act({ gesture, frames }: { gesture: Gesture; frames: number }): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('input[aria-label="Position"]')
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  const lanes = document.querySelector('.lane-field')
  const box = lanes?.getBoundingClientRect()
  const wheel = (deltaX: number, deltaY: number) => {
    const at = { clientX: (box?.left ?? 0) + 400, clientY: (box?.top ?? 0) + 80 }
    const how = { deltaX, deltaY, bubbles: true, cancelable: true }
    lanes?.dispatchEvent(new WheelEvent('wheel', { ...at, ...how }))
  }
  const gaps: number[] = []
  if (gesture === 'scrub') slider?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  let last = await new Promise(requestAnimationFrame)
  for (let i = 0; i < frames; i++) {
    const there = i < frames / 2 ? 1 : -1
    if (gesture === 'step')
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    if (gesture === 'scrub') {
      set?.call(slider, String(Math.round(((i + 1) / (frames + 1)) * Number(slider?.max))))
      slider?.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (gesture === 'zoom') wheel(0, 80 * there)
    if (gesture === 'pan') wheel(60 * there, 0)
    const now = await new Promise<number>(requestAnimationFrame)
    gaps.push(now - last)
    last = now
  }
  window.dispatchEvent(new PointerEvent('pointerup'))
  return gaps
}
