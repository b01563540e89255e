import { expect, type Locator, type Page } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

test.use({ viewport: { width: 1440, height: 900 } })

const MANY = `for (let i = 0; i < 1000; i++) process.nextTick(() => {})
setImmediate(() => console.log('checked'))
`

const yes = () => true
const no = () => false

/** What a person does with the lanes, in px from their left edge and in steps. */
class Timeline {
  readonly page: Page
  readonly playground: Playground
  readonly lanes: Locator
  readonly tip: Locator

  constructor(playground: Playground) {
    this.playground = playground
    this.page = playground.page
    const region = this.page.getByRole('region', { name: 'Timeline' })
    this.lanes = region.getByRole('group', { name: 'Lanes' })
    this.tip = region.getByRole('tooltip')
  }

  static async record(page: Page, source?: string): Promise<Timeline> {
    const playground = await Playground.open(page)
    if (source !== undefined) await playground.write(source)
    await playground.run()
    return new Timeline(playground)
  }

  /** All of the recording in view again, and nothing under the pointer. */
  async wholeWindow(): Promise<this> {
    await this.page.mouse.move(0, 0)
    if ((await this.window()) !== null) {
      await this.lanes.dblclick({ position: { x: 500, y: 130 } })
      await this.playground.toBeginning()
      await this.page.mouse.move(0, 0)
    }
    return this
  }

  /** Where a part of all steps is, while all of them are in view. */
  async at(part: number, lane: number): Promise<{ x: number; y: number }> {
    const { width } = (await this.lanes.boundingBox()) ?? { width: 0 }
    return { x: 5 + part * (width - 10), y: 24 + 20 * lane + 10 }
  }

  /**
   * Where the slice whose tip says `words` is, at or a little right of a step: a sleep of Poll, which not every run has, takes as
   * much room before it as it was long. The pointer is over it then.
   */
  async over(words: RegExp, step: number, lane: number): Promise<{ x: number; y: number }> {
    const steps = await this.steps()
    for (let right = 0.5; right < 8; right += 0.5) {
      const position = await this.at((step + right) / steps, lane)
      await this.lanes.hover({ position })
      const isThere = () => this.tip.filter({ hasText: words }).isVisible()
      if (await expect.poll(isThere, { timeout: 1000 }).toBe(true).then(yes, no)) return position
    }
    throw new Error(`No slice near step ${step} says ${words}.`)
  }

  async steps(): Promise<number> {
    return Number(await this.playground.position.getAttribute('max')) + 1
  }

  /** How wide the window over the scrubber is; null while it is the whole recording. */
  async window(): Promise<number | null> {
    return (await this.windowBox())?.width ?? null
  }

  /** Where it begins. */
  async windowStart(): Promise<number> {
    return (await this.windowBox())?.x ?? Number.NaN
  }

  private async windowBox() {
    const bar = this.page.locator('.scrubber-part[data-part="both"]')
    return (await bar.count()) === 0 ? null : bar.boundingBox()
  }

  /** Which of the theme's colours, by their names in CSS, the picture is painted with. */
  colours(names: readonly string[]): Promise<string[]> {
    return this.lanes.locator('canvas').evaluate((canvas: HTMLCanvasElement, tokens) => {
      const style = getComputedStyle(document.documentElement)
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: new Uint8ClampedArray(),
      }
      const painted = new Set<number>()
      for (let i = 0; i < data.length; i += 4)
        painted.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0))
      const probe = document.createElement('canvas').getContext('2d')
      return tokens.filter((name) => {
        if (probe === null) return false
        probe.fillStyle = style.getPropertyValue(name).trim()
        return painted.has(Number.parseInt(String(probe.fillStyle).slice(1), 16))
      })
    }, names)
  }

  picture(): Promise<string> {
    return this.lanes.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  }
}

const shared = sharePage(async (page) => {
  const playground = await Playground.open(page)
  await playground.run()
  return playground
})

/** The lanes of the run that these tests share. */
async function shown(): Promise<Timeline> {
  return new Timeline(shared().playground).wholeWindow()
}

test('a click on a slice goes to its first step and selects it; a click beside goes to that step', async () => {
  const timeline = await shown()
  const { page } = timeline
  const { position } = timeline.playground
  // On a busy machine its place among the lines is another: a timer may come first.
  const four = page.getByText('4', { exact: true })
  const lines = page.getByRole('region', { name: 'Console' }).getByRole('listitem')
  await lines.filter({ has: four }).click()
  const inPoll = Number(await position.inputValue())
  const last = (await timeline.steps()) - 1
  await timeline.lanes.click({ position: await timeline.over(/readFile/, inPoll, 3) })
  const began = Number(await position.inputValue())
  expect(began).toBeLessThan(inPoll)
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'Poll runs the readFile callback',
  )
  await timeline.lanes.click({ position: await timeline.at(0.995, 5) })
  await expect(position).toHaveValue(String(last))
  await timeline.lanes.click({ position: await timeline.at(0.005, 5) })
  await expect(position).toHaveValue('0')
})

test('the facts of a slice show under the pointer, and those of what runs while the lanes have the keys', async () => {
  const timeline = await shown()
  const { page } = timeline
  await page.getByRole('region', { name: 'Console' }).getByRole('listitem').nth(4).click()
  const inPoll = Number(await timeline.playground.position.inputValue())
  await timeline.over(/readFile/, inPoll, 3)
  await expect(timeline.tip).toContainText(/4 {1,2}readFile/)
  await expect(timeline.tip).toContainText(/callback of Poll, turn \d/)
  await expect(timeline.tip).toContainText('Scheduledline 5, by main, at')
  await page.mouse.move(0, 0)
  await expect(timeline.tip).toHaveCount(0)
  await page.getByRole('button', { name: 'Table' }).focus()
  await page.keyboard.press('Tab')
  await expect(timeline.lanes).toBeFocused()
  await expect(timeline.tip).toContainText(/callback of Poll, turn \d/)
  await page.keyboard.press('c')
  await expect(timeline.tip).toContainText(/nextTick callback of nextTick, in Poll, turn \d/)
  // The lanes scroll, and would cut off what stands above them.
  await expect(timeline.tip).toBeInViewport({ ratio: 1 })
})

test('wheel, keys and drags move the lanes, the scrubber shows where, and a double click resets', async () => {
  const timeline = await shown()
  const { page } = timeline
  expect(await timeline.window()).toBeNull()
  await timeline.lanes.hover()
  await page.mouse.wheel(0, -300)
  await expect.poll(() => timeline.window()).not.toBeNull()
  const near = Number(await timeline.window())
  await page.keyboard.press('w')
  await expect.poll(() => timeline.window()).toBeLessThan(near)
  const before = await timeline.windowStart()
  await page.keyboard.press('d')
  await expect.poll(() => timeline.windowStart()).toBeGreaterThan(before)
  const along = await timeline.windowStart()
  const box = (await timeline.lanes.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(box.x + 500, box.y + 120)
  await page.mouse.down()
  await page.mouse.move(box.x + 600, box.y + 120, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => timeline.windowStart()).toBeLessThan(along)
  await expect(timeline.playground.position).toHaveValue('0')
  await timeline.lanes.dblclick({ position: { x: 500, y: 130 } })
  await expect.poll(() => timeline.window()).toBeNull()
})

test('the cursor can be taken by its line and by its dot, wherever the window has its edges', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.write(
    'let n = 0\nfunction step() { if (++n < 300) setImmediate(step) }\nsetImmediate(step)\n',
  )
  await playground.run()
  const last = Number(await playground.position.getAttribute('max'))
  for (const [share, y] of [
    [0.2, 20],
    [0.5, 36],
    [0.8, 20],
  ] as const) {
    await playground.position.fill(String(Math.round(last * share)))
    const box = await page.locator('.scrubber').boundingBox()
    if (box === null) throw new Error('There is no scrubber.')
    const from = Number(await playground.position.inputValue())
    // Six px on each side of the box are not part of the scale; the cursor stands in the middle of its step.
    const x = box.x + 6 + ((box.width - 12) * (from + 0.5)) / (last + 1)
    await page.mouse.move(x, box.y + y)
    await page.mouse.down()
    await page.mouse.move(x + 20, box.y + y)
    await page.mouse.move(x + 40, box.y + y)
    await page.mouse.up()
    const moved = Number(await playground.position.inputValue()) - from
    expect(moved).toBeGreaterThan((last * 20) / box.width)
  }
})

test('the window follows a playhead that leaves it', async () => {
  const timeline = await shown()
  const { page } = timeline
  for (let i = 0; i < 8; i++) await page.keyboard.press('w')
  const bar = page.locator('.scrubber-part[data-part="both"]')
  const left = async () => (await bar.boundingBox())?.x ?? 0
  const first = await left()
  await timeline.playground.position.blur()
  await page.keyboard.press('End')
  await expect.poll(left).toBeGreaterThan(first)
  await page.keyboard.press('Home')
  await expect.poll(left).toBeLessThanOrEqual(first)
})

test('a thousand equal callbacks are one block; a click on it opens it', async ({ page }) => {
  const timeline = await Timeline.record(page, MANY)
  await timeline.lanes.hover({ position: await timeline.at(0.8, 6) })
  await expect(timeline.tip).toContainText('× nextTick')
  expect(await timeline.window()).toBeNull()
  await timeline.lanes.click({ position: await timeline.at(0.8, 6) })
  await expect.poll(() => timeline.window()).toBeLessThan(100)
  await timeline.lanes.hover({ position: { x: 480, y: 24 + 6 * 20 + 10 } })
  await expect(timeline.tip).toContainText('nextTick callback of nextTick, in main')
})

test('the scale of time keeps the moment and shows true milliseconds', async () => {
  const timeline = await shown()
  const { page } = timeline
  await timeline.playground.position.fill('9')
  const order = await timeline.picture()
  const scale = page.getByRole('combobox', { name: 'Scale' })
  await scale.selectOption('time')
  await expect.poll(() => timeline.picture()).not.toBe(order)
  await expect(timeline.playground.position).toHaveValue('9')
  await scale.selectOption('order')
  await expect.poll(() => timeline.picture()).toBe(order)
})

test('another theme is drawn in its own colours', async ({ page }) => {
  const timeline = await Timeline.record(page)
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--border-1'))
  const own = ['--border-1', '--text-1']
  const before = await line()
  await expect.poll(() => timeline.colours(own)).toEqual(own)
  await page.getByRole('button', { name: /theme|light|dark/i }).click()
  await expect.poll(line).not.toBe(before)
  await expect.poll(() => timeline.colours(own)).toEqual(own)
})

test('the table has the same facts; its rows go to their moments and can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const timeline = await Timeline.record(page)
  await page.getByRole('button', { name: 'Table' }).click()
  const row = page.getByRole('row', { name: /readFile/ }).first()
  await expect(row).toContainText('Poll')
  await row.getByRole('button', { name: /Go to callback/ }).click()
  await expect(page.getByRole('status', { name: 'Now' })).toContainText(
    'Poll runs the readFile callback',
  )
  await expect(row).toHaveAttribute('aria-current', 'true')
  await page.getByRole('button', { name: 'Copy all rows' }).click()
  await expect(page.getByRole('status', { name: 'Copy' })).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]).toBe(
    'No.\tKind\tPhase\tQueue\tTurn\tStart, ms\tRan, ms\tWhat\tLine\tScheduled by',
  )
  expect(copied).toContain('readFile, printed 4\t5\tmain')
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(timeline.lanes).toBeVisible()
})

test('100,000 events step, jump and page without an error', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const timeline = await Timeline.record(
    page,
    'for (let i = 0; i < 15000; i++) Promise.resolve(i).then(() => {})\nsetTimeout(() => console.log(1), 5)\n',
  )
  expect(await timeline.steps()).toBeGreaterThan(40_000)
  for (const key of ['End', 'ArrowLeft', 'C', 'Home', 'c', 'ArrowRight'])
    await page.keyboard.press(key)
  await page.getByRole('button', { name: 'Table' }).click()
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(page.getByRole('row')).toHaveCount(101)
  expect(errors).toEqual([])
})
