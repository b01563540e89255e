import { HUNDRED_THOUSAND } from '../../../bench/snippets.ts'
import { runSource, showDrawer, showPanel, showTab, toPoll } from './screenMoves.ts'
import { BEATS, HELD, NEVER_RETURNS, THROWS, WAITS } from './screenSnippets.ts'
import { ofPlayground, type ScreenState } from './screenState.ts'

/** The playground and its panels, at one moment of a run. */
export const PLAYGROUND_STATES: readonly ScreenState[] = [
  ofPlayground('empty', () => Promise.resolve()),
  ofPlayground('playground', toPoll),
  ofPlayground('playground', toPoll, { name: 'tablet', viewport: { width: 768, height: 1024 } }),
  ofPlayground('playground', toPoll, { name: 'wall', viewport: { width: 2560, height: 1440 } }),
  ofPlayground(
    'drawer',
    async (playground) => {
      await toPoll(playground)
      await playground.button('Inspector').click()
    },
    { name: 'small-window', viewport: { width: 1024, height: 768 } },
  ),
  ofPlayground('why-it-waits', async (playground, page) => {
    await runSource(playground, WAITS)
    await playground.button('Step forward').click()
    await playground.button('Step forward').click()
    await showTab(page, 'Waiting')
    await showDrawer(page)
    await page
      .getByRole('button', { name: /setTimeout/ })
      .filter({ visible: true })
      .first()
      .click()
    await showPanel(page, 'Why')
  }),
  ofPlayground('health', async (playground, page) => {
    await runSource(playground, HELD)
    await showPanel(page, 'Health')
  }),
  ofPlayground('end', async (playground) => {
    await playground.run()
    await playground.page.keyboard.press('End')
  }),
  ofPlayground('table', async (playground, page) => {
    await toPoll(playground)
    await showTab(page, 'Lanes')
    await playground.button('Table').click()
  }),
  ofPlayground('threw', async (playground) => {
    await runSource(playground, THROWS)
    await playground.page.keyboard.press('End')
  }),
  ofPlayground('never-returned', async (playground) => {
    await runSource(playground, NEVER_RETURNS)
    await playground.page.keyboard.press('End')
  }),
  ofPlayground('streaming', async (playground, page) => {
    await playground.write(BEATS)
    await playground.button('Run').click()
    await page.getByText('beat 12').first().waitFor({ state: 'attached' })
  }),
  ofPlayground('hundred-thousand-events', async (playground) => {
    await runSource(playground, HUNDRED_THOUSAND)
    await playground.position.fill('20000')
  }),
  ofPlayground('offline', async (playground, page) => {
    await toPoll(playground)
    await page.context().setOffline(true)
    await playground.button('Run').click()
    await page.getByRole('alert').first().waitFor()
  }),
  {
    name: 'nonsense',
    keepsTheme: true,
    arrange: async (page) => {
      await page.goto('/nonsense')
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
]
