import { showTab, toPoll } from './screenMoves.ts'

import type { ScreenState } from './screenState.ts'

/** What is made of a run for others. */
export const SHARE_STATES: readonly ScreenState[] = [
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
]
