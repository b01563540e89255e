import { expect, type Page } from '@playwright/test'
import { WHOLE } from '../apps/tracer/src/testing/whole.ts'
import type { Example } from '../apps/web/src/examples/example.ts'
import { EXAMPLE_GROUPS } from '../apps/web/src/examples/examples.ts'
import { Playground } from './support/playground.ts'
import { sharePage, test } from './support/test.ts'

/** How many of each group `npm test` walks through; its whole form walks through all. examples.test.ts runs every one. */
const WALKED = 1
/** From how many steps on only some are looked at, and how many. The whole form looks at more. */
const [FEW, SAMPLES] = WHOLE ? [40, 12] : [20, 8]
/** How long a key may take to be followed on a busy machine, ms. */
const PATIENCE_MS = 5000
const REGIONS = ['Editor', 'Console', 'Event loop', 'Timeline', 'Call stack']

/** What tells a moment from another. */
const TOLD = ['Now', 'Call stack', 'nextTick queue', 'Microtask queue', 'In flight']

const menu = (page: Page) => page.getByRole('menu', { name: 'Examples' })

async function choose(page: Page, slug: string): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).click()
  await menu(page).locator(`[data-slug="${slug}"]`).click()
}

const problems: string[] = []
/** The version of Node that the page opens with. */
let usual = ''
const opened = sharePage(async (page) => {
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  const playground = await Playground.open(page)
  usual = await page.getByRole('combobox', { name: 'Node version' }).inputValue()
  return playground
})

// It uses the editor, which has TypeScript come: in a page of its own, so that it does not read each example of the others.
test('the menu is worked by keys alone, and gives the focus back', async ({ page }) => {
  await Playground.open(page)
  const button = page.getByRole('button', { name: 'Examples' })
  await button.press('Enter')
  const items = menu(page).getByRole('menuitem')
  await expect(items.first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(items.last()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(items.first()).toBeFocused()
  await page.keyboard.press('z')
  await page.keyboard.press('Escape')
  await expect(menu(page)).toHaveCount(0)
  await expect(button).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(menu(page)).toHaveCount(0)
  await expect(page.getByText('Main runs to its end.')).toBeVisible()
  // What stood there before comes back.
  await page.getByRole('textbox', { name: 'Snippet' }).focus()
  await page.keyboard.press('Control+Z')
  await expect(page.locator('.view-lines')).toContainText('readFile')
})

test('an example sets module kind and Node version with its source', async () => {
  const { page } = opened()
  await choose(page, 'between-timers-node10')
  await expect(page.getByRole('combobox', { name: 'Node version' })).toHaveValue('10')
  await choose(page, 'typescript')
  await expect(page.getByRole('combobox', { name: 'Module kind' })).toHaveValue('typescript')
})

test('an example that needs no version of its own takes the usual one, not what another example chose', async () => {
  const { page } = opened()
  const version = page.getByRole('combobox', { name: 'Node version' })
  for (const [slug, own] of [
    ['between-timers-node10', '10'],
    ['between-timers', usual],
    ['classic-node26', '26'],
    ['classic', usual],
  ] as const) {
    await choose(page, slug)
    await expect(version).toHaveValue(own)
  }
  await version.selectOption('18')
  await expect(page.locator('.examples-lesson')).toContainText(`On Node ${usual}: `)
})

test('an example that is chosen takes the old run off the page', async () => {
  const { page, playground } = opened()
  await choose(page, 'classic')
  await playground.run()
  await page.keyboard.press('c')
  expect(await playground.activePhases()).toHaveLength(1)
  await choose(page, 'close')
  await expect(page.getByRole('status', { name: 'Now' })).toContainText('Nothing has run yet.')
  expect(await playground.activePhases()).toEqual([])
  expect(await playground.lines()).toEqual([])
  await expect(page.getByText('was edited after this run')).toHaveCount(0)
  await playground.run()
  expect((await playground.lines()).map(({ text }) => text.trim())).toEqual([
    'socket closed',
    'server closed',
  ])
})

for (const group of EXAMPLE_GROUPS) {
  const walked = WHOLE ? group.examples : group.examples.slice(-WALKED)
  const titles = WHOLE ? 'each example' : walked.map(({ title }) => title).join(', ')
  test(`${group.title}: ${titles} steps from start to end and back`, async () => {
    test.setTimeout(walked.length * 45_000)
    const { playground } = opened()
    for (const example of walked) await test.step(example.title, () => walk(playground, example))
    expect(problems.splice(0)).toEqual([])
  })
}

/** Runs an example, and visits its moments forth and back: the same sights, and one current phase in each. */
async function walk(playground: Playground, { slug, title }: Example): Promise<void> {
  const { page, position, outcome } = playground
  await choose(page, slug)
  await playground.run()
  await expect(outcome).toContainText(/Finished|Threw/)
  const last = Number(await position.getAttribute('max'))
  const cursors = last <= FEW ? range(last) : sampled(last)
  await position.focus()
  const forth: Moment[] = []
  for (const cursor of cursors)
    forth.push(await visit(playground, forth.at(-1)?.cursor ?? 0, cursor))
  const boxes = await regionBoxes(page)
  for (const { active, cursor } of forth)
    expect(active, `${title}, step ${cursor}`).toEqual([expect.any(String)])
  const back: Moment[] = []
  for (const cursor of cursors.toReversed())
    back.unshift(await visit(playground, back[0]?.cursor ?? last, cursor))
  expect(back).toEqual(forth)
  expect(await regionBoxes(page)).toEqual(boxes)
}

type Moment = { readonly cursor: number; readonly active: string[]; readonly texts: string[] }

/** Goes from one step to another, by key where it is the neighbour, and reads at one go all that is shown there. */
async function visit(
  { page, position }: Playground,
  from: number,
  cursor: number,
): Promise<Moment> {
  if (Math.abs(from - cursor) === 1)
    await page.keyboard.press(cursor > from ? 'ArrowRight' : 'ArrowLeft')
  else if (from !== cursor) await position.fill(String(cursor))
  const shown = await page.evaluate(
    async ({ names, wanted, limitMs }) => {
      const slider = document.querySelector<HTMLInputElement>('input[aria-label="Position"]')
      const end = performance.now() + limitMs
      while (slider?.value !== wanted && performance.now() < end)
        await new Promise(requestAnimationFrame)
      const loop = document.querySelector('[aria-label="Event loop"]')
      const active = [...(loop?.querySelectorAll('[aria-current="step"]') ?? [])]
      const texts = names.map(
        (name) => document.querySelector(`[aria-label="${name}"]`)?.textContent,
      )
      return {
        value: slider?.value,
        active: active.map((phase) => phase.getAttribute('aria-label') ?? ''),
        texts: texts.map((text) => text ?? ''),
      }
    },
    { names: TOLD, wanted: String(cursor), limitMs: PATIENCE_MS },
  )
  const { value, active, texts } = shown
  expect(value).toBe(String(cursor))
  return { cursor, active, texts }
}

function range(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, i) => i)
}

function sampled(last: number): number[] {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => Math.round((i / SAMPLES) * last))
}

/** Where the main regions stand: they must not move while one steps. */
function regionBoxes(page: Page): Promise<unknown[]> {
  return Promise.all(
    REGIONS.map((name) => page.getByRole('region', { name, exact: true }).boundingBox()),
  )
}
