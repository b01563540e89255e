import type { Page } from '@playwright/test'
import type { Playground } from '../playground.ts'
import { runSource, showPanel, showTab, toPoll, toVersions } from './screenMoves.ts'
import { RACE } from './screenSnippets.ts'
import { ofPlayground, type ScreenState } from './screenState.ts'

/** More than one run: kept ones, races, versions, what if. */
export const COMPARISON_STATES: readonly ScreenState[] = [
  ofPlayground('two-runs', async (playground, page) => {
    await runSource(playground, "console.log('same')\nconsole.log('before')\n")
    await showTab(page, 'Code')
    await runSource(playground, "console.log('same')\nconsole.log('after')\n")
    await showPanel(page, 'Runs')
    const boxes = page.getByRole('list', { name: 'Kept runs' }).getByRole('checkbox')
    await boxes.first().check()
    await boxes.nth(1).check()
    const diff = page.getByRole('region', { name: 'Differences in output' })
    await diff.getByRole('listitem').last().scrollIntoViewIfNeeded()
  }),
  ofPlayground('races', async (playground, page) => {
    await runSource(playground, RACE)
    await showPanel(page, 'Races')
    await page.getByRole('button', { name: 'Run 50 times' }).click()
    await page.getByRole('region', { name: 'The pair that races' }).waitFor({ timeout: 60_000 })
  }),
  ofPlayground('versions', toVersions),
  ofPlayground('two-versions', async (playground, page) => {
    await toVersions(playground, page)
    await page.getByRole('button', { name: 'Compare both timelines' }).click()
    const dialog = page.getByRole('dialog', { name: 'Two recordings' })
    const lines = dialog.getByRole('region', { name: 'Console' }).first().getByRole('listitem')
    await lines.nth(3).getByRole('button').click()
  }),
  ofPlayground('what-if', toWhatIf),
  ofPlayground('what-if-result', async (playground, page) => {
    await toWhatIf(playground, page)
    await page.getByRole('menuitem', { name: 'process.nextTick' }).first().click()
    await page
      .getByRole('dialog', { name: 'Two recordings' })
      .getByText('First difference')
      .first()
      .waitFor()
  }),
]

async function toWhatIf(playground: Playground, page: Page): Promise<void> {
  await toPoll(playground)
  await showTab(page, 'Code')
  await page.getByRole('button', { name: 'What if' }).click()
  await page.getByRole('menuitem').first().waitFor()
}
