import { HUNDRED_THOUSAND } from '../../bench/snippets.ts'
import { runSource, showPanel, showTab, toPoll, toVersions } from './screenMoves.ts'
import { BEATS, HELD, NEVER_RETURNS, RACE, THROWS, WAITS } from './screenSnippets.ts'

import type { ScreenState } from './screenState.ts'

/** The playground, from a first visit on. */
export const PLAYGROUND_STATES: readonly ScreenState[] = [
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
]
