import { DEMO_STATES } from './demoStates.ts'
import { PLAYGROUND_STATES } from './playgroundStates.ts'
import { PUZZLE_STATES } from './puzzleStates.ts'
import { toPoll } from './screenMoves.ts'
import type { ScreenState } from './screenState.ts'
import { SHARE_STATES } from './shareStates.ts'

/** Every state that docs/screens shows, each at both sizes and in both themes. */
export const SCREEN_STATES: readonly ScreenState[] = [
  ...PLAYGROUND_STATES,
  ...SHARE_STATES,
  ...PUZZLE_STATES,
  ...DEMO_STATES,
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
