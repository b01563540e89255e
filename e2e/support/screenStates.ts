import type { Page } from '@playwright/test'
import { HUNDRED_THOUSAND } from '../../bench/snippets.ts'
import { stablePuzzle } from './askedPuzzles.ts'
import { Demo } from './demo.ts'
import { Lesson } from './lesson.ts'
import type { Playground } from './playground.ts'
import { PuzzlePage } from './puzzlePage.ts'
import { answerWrong, runSource, showPanel, showTab, toPoll, toVersions } from './screenMoves.ts'
import { BEATS, HELD, NEVER_RETURNS, RACE, THROWS, WAITS } from './screenSnippets.ts'

/** A state of the page that has a picture: what is done to get there from a page that has just opened. */
type ScreenState = {
  readonly name: string
  readonly arrange: (playground: Playground, page: Page) => Promise<void>
  /** The one size that it is about; left out: a desktop and a phone. */
  readonly size?: {
    readonly name: string
    readonly viewport: { readonly width: number; readonly height: number }
  }
}

/** Every state that docs/screens shows, each at both sizes and in both themes. */
export const SCREEN_STATES: readonly ScreenState[] = [
  { name: 'first-visit', arrange: () => Promise.resolve() },
  { name: 'playground', arrange: toPoll },
  {
    name: 'playground',
    size: { name: 'tablet', viewport: { width: 768, height: 1024 } },
    arrange: toPoll,
  },
  {
    name: 'playground',
    size: { name: 'wall', viewport: { width: 2560, height: 1440 } },
    arrange: toPoll,
  },
  {
    name: 'drawer',
    size: { name: 'small-window', viewport: { width: 1024, height: 768 } },
    arrange: async (playground) => {
      await toPoll(playground)
      await playground.button('Inspector').click()
    },
  },
  {
    name: 'why-it-waits',
    arrange: async (playground, page) => {
      await runSource(playground, WAITS)
      await playground.button('Step forward').click()
      await playground.button('Step forward').click()
      await showTab(page, 'Waiting')
      await page
        .getByRole('button', { name: /setTimeout/ })
        .filter({ visible: true })
        .first()
        .click()
      await showPanel(page, 'Why')
    },
  },
  {
    name: 'health',
    arrange: async (playground, page) => {
      await runSource(playground, HELD)
      await showPanel(page, 'Health')
    },
  },
  {
    name: 'table',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await showTab(page, 'Lanes')
      await playground.button('Table').click()
    },
  },
  {
    name: 'examples',
    arrange: async (playground, page) => {
      await showTab(page, 'Code')
      await playground.button('Examples').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'two-runs',
    arrange: async (playground, page) => {
      await runSource(playground, "console.log('same')\nconsole.log('before')\n")
      await showTab(page, 'Code')
      await runSource(playground, "console.log('same')\nconsole.log('after')\n")
      await showPanel(page, 'Runs')
      const boxes = page.getByRole('list', { name: 'Kept runs' }).getByRole('checkbox')
      await boxes.first().check()
      await boxes.nth(1).check()
      const diff = page.getByRole('region', { name: 'Differences in output' })
      await diff.getByRole('listitem').last().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'threw',
    arrange: async (playground) => {
      await runSource(playground, THROWS)
      await playground.page.keyboard.press('End')
    },
  },
  {
    name: 'never-returned',
    arrange: async (playground) => {
      await runSource(playground, NEVER_RETURNS)
      await playground.page.keyboard.press('End')
    },
  },
  {
    name: 'streaming',
    arrange: async (playground, page) => {
      await playground.write(BEATS)
      await playground.button('Run').click()
      await page.getByText('beat 12').first().waitFor({ state: 'attached' })
    },
  },
  {
    name: 'hundred-thousand-events',
    arrange: async (playground) => {
      await runSource(playground, HUNDRED_THOUSAND)
      await playground.position.fill('20000')
    },
  },
  {
    name: 'races',
    arrange: async (playground, page) => {
      await runSource(playground, RACE)
      await showPanel(page, 'Races')
      await page.getByRole('button', { name: 'Run 50 times' }).click()
      await page.getByRole('region', { name: 'The pair that races' }).waitFor({ timeout: 60_000 })
    },
  },
  { name: 'versions', arrange: toVersions },
  {
    name: 'two-versions',
    arrange: async (_playground, page) => {
      await toVersions(_playground, page)
      await page.getByRole('button', { name: 'Compare both timelines' }).click()
      const dialog = page.getByRole('dialog', { name: 'Two recordings' })
      const lines = dialog.getByRole('region', { name: 'Console' }).first().getByRole('listitem')
      await lines.nth(3).getByRole('button').click()
    },
  },
  {
    name: 'what-if',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await showTab(page, 'Code')
      await page.getByRole('button', { name: 'What if' }).click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'share',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await playground.button('Share').click()
      await playground.button('Create link').click()
      await page.getByRole('button', { name: /^PNG picture/ }).waitFor()
      await page.getByRole('textbox', { name: 'Embed' }).waitFor()
    },
  },
  {
    name: 'share-after-an-edit',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await showTab(page, 'Code')
      await playground.write("console.log('edited')\n")
      await playground.button('Share').click()
      await page.getByRole('button', { name: 'Share the run before the edit' }).waitFor()
    },
  },
  {
    name: 'embed',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await playground.button('Share').click()
      await playground.button('Create link').click()
      const tag = await page.getByRole('textbox', { name: 'Embed' }).inputValue()
      await page.goto(/src="([^"]+)"/.exec(tag)?.[1] ?? '')
      await page.getByRole('status', { name: 'Now' }).getByText('Poll').first().waitFor()
    },
  },
  {
    name: 'puzzles',
    arrange: async (_playground, page) => {
      await answerWrong(page)
      await page.goto('/puzzles')
      await page.locator('.puzzle-row').first().waitFor()
    },
  },
  {
    name: 'puzzle',
    arrange: async (_playground, page) => {
      const { path, right } = await stablePuzzle(page.request)
      const puzzle = await PuzzlePage.open(page, path)
      for (const text of right.slice(0, 2)) await puzzle.choice(text).click()
    },
  },
  { name: 'puzzle-wrong', arrange: (_playground, page) => answerWrong(page) },
  {
    name: 'own-puzzle',
    arrange: async (_playground, page) => {
      await page.goto('/puzzles/own')
      await page.getByRole('button', { name: 'Run it 30 times' }).click()
      await page.getByRole('textbox', { name: 'Link' }).waitFor()
    },
  },
  {
    name: 'puzzle-without-service',
    arrange: async (_playground, page) => {
      const { path } = await stablePuzzle(page.request)
      await PuzzlePage.open(page, path)
      await page.context().setOffline(true)
      await page.getByRole('link', { name: 'Puzzles' }).first().click()
      await page.locator('.stay-notice').waitFor()
    },
  },
  {
    name: 'demos',
    arrange: async (_playground, page) => {
      await page.goto('/demos')
      await page.getByText('can run').first().waitFor()
    },
  },
  ...(['stack', 'pool'] as const).map((name) => ({
    name: `demo-${name}`,
    arrange: async (_playground: Playground, page: Page) => {
      const lesson = await Lesson.open(page, name)
      await lesson.choices.nth(name === 'pool' ? 2 : 1).click()
      await lesson.hasRun()
    },
  })),
  { name: 'demo-cluster', arrange: async (_playground, page) => void (await toDeath(page)) },
  {
    name: 'demo-cluster-notes',
    arrange: async (_playground, page) => {
      await (await toDeath(page)).button('In the notes').click()
      await page.locator('.notes .code [data-kind]').first().waitFor({ state: 'attached' })
    },
  },
  ...(
    [
      ['demo-autocannon', 'A/B'],
      ['demo-autocannon-single', 'Single run'],
      ['demo-autocannon-stalled', 'Stalled server'],
    ] as const
  ).map(([name, tab]) => ({
    name,
    arrange: (_playground: Playground, page: Page) => toRun(page, tab),
  })),
  { name: 'demo-processes', arrange: (_playground, page) => toCosts(page) },
  { name: 'demo-haproxy', arrange: async (_playground, page) => void (await toFailover(page)) },
  {
    name: 'demo-haproxy-config',
    arrange: async (_playground, page) => {
      await (await toFailover(page)).button('Config').click()
      await page.locator('.config-monaco .view-line').first().waitFor()
    },
  },
  ...(
    [
      ['Algorithms', /has an answer to each of 300 keys/],
      ['Queue', /sends 10 requests at once/],
      ['Compression', /The measurement is over/],
      ['TLS', 'TLSv1.3'],
      ['Stats', /DOWN, L4CON/],
      ['Against cluster', /DOWN, L4CON/],
    ] as const
  ).map(([tab, moment]) => ({
    name: `demo-haproxy-${tab.toLowerCase().replace(' ', '-')}`,
    arrange: (_playground: Playground, page: Page) => toTab(page, tab, moment),
  })),
  {
    name: 'keys',
    arrange: async (_playground, page) => {
      await page.locator('body').press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'offline',
    arrange: async (playground, page) => {
      await toPoll(playground)
      await page.context().setOffline(true)
      await playground.button('Run').click()
      await page.getByRole('alert').first().waitFor()
    },
  },
]

/** The recorded session of the cluster's page, two steps after the first worker was killed. */
async function toDeath(page: Page): Promise<Demo> {
  const demo = await Demo.open(page)
  await demo.playRecorded()
  await demo.event('killed by SIGKILL').last().click()
  await page.locator('body').press('p')
  await page.locator('body').press('p')
  await atRest(page)
  return demo
}

/** The recorded session of HAProxy's page: a web-api is dead, and a first check of it has failed. */
async function toFailover(page: Page): Promise<Demo> {
  const demo = await Demo.open(page, 'haproxy')
  await demo.playRecorded()
  await demo.event('UP 2/3').last().click()
  await atRest(page)
  return demo
}

/** The recorded session of one of HAProxy's tabs, at the last event of this kind; of the queue when it is full. */
async function toTab(page: Page, tab: string, moment: string | RegExp): Promise<void> {
  const demo = await Demo.open(page, 'haproxy')
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await demo.playRecorded()
  await demo.event(moment).first().click()
  if (tab === 'Queue') await page.locator('body').press('r')
  await atRest(page)
}

/** Neither the row that was pressed nor where it lies is the picture. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
}

/** The recorded session of processes: everything stands, and each kind has been measured. */
async function toCosts(page: Page): Promise<void> {
  const demo = await Demo.open(page, 'processes')
  await demo.playRecorded()
  await demo.event('The comparison is over').last().click()
  await atRest(page)
}

/** The recorded session of autocannon's page when all of its runs are over, at the last of one kind. */
async function toRun(page: Page, tab: string): Promise<void> {
  await page.goto('/demos/autocannon')
  const demo = new Demo(page)
  await demo.playRecorded()
  await demo
    .event(/^.*(The run is over|answers per second, range|The closed loop's p99 is)/)
    .first()
    .click()
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
}
