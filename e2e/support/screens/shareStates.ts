import type { Page } from '@playwright/test'
import type { Playground } from '../playground.ts'
import { showTab, toPoll } from './screenMoves.ts'
import { ofPlayground, type ScreenState } from './screenState.ts'

/** What is given away: the dialog, a link, the embedded player, the sheet. */
export const SHARE_STATES: readonly ScreenState[] = [
  ofPlayground('share-asks', async (playground) => {
    await toPoll(playground)
    await playground.button('Share').click()
    await playground.button('Create link').waitFor()
  }),
  ofPlayground('share', async (playground, page) => {
    await createLink(playground)
    await page.getByRole('button', { name: /^PNG picture/ }).waitFor()
    await page.getByRole('textbox', { name: 'Embed' }).waitFor()
  }),
  ofPlayground('share-after-an-edit', async (playground, page) => {
    await toPoll(playground)
    await showTab(page, 'Code')
    await playground.write("console.log('edited')\n")
    await playground.button('Share').click()
    await page.getByRole('button', { name: 'Share the run before the edit' }).waitFor()
  }),
  // The link holds the theme of the page that it is made on.
  { ...ofPlayground('embed', openEmbed), keepsTheme: true },
  ofPlayground('sheet', async (playground, page) => {
    await playground.run()
    await playground.button('Share').click()
    await page.getByRole('button', { name: /^Printable sheet/ }).click()
    await toSheet(page)
  }),
]

/** The sheet, once it is laid out. */
export const toSheet = (page: Page): Promise<void> =>
  page.getByRole('dialog', { name: 'Printable sheet' }).getByRole('listitem').first().waitFor()

async function openEmbed(playground: Playground, page: Page): Promise<void> {
  await createLink(playground)
  const tag = await page.getByRole('textbox', { name: 'Embed' }).inputValue()
  await page.goto(/src="([^"]+)"/.exec(tag)?.[1] ?? '')
  await page.getByRole('status', { name: 'Now' }).getByText('Poll').first().waitFor()
}

async function createLink(playground: Playground): Promise<void> {
  await toPoll(playground)
  await playground.button('Share').click()
  await playground.button('Create link').click()
}
