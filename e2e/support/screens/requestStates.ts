import type { Page } from '@playwright/test'
import type { Playground } from '../playground.ts'
import { runExample, showTab } from './screenMoves.ts'
import { ofPlayground, type ScreenState } from './screenState.ts'

/** A server of 150 lines: its requests, what is found in it, and what it sums up to. */
export const REQUEST_STATES: readonly ScreenState[] = [
  ofPlayground('requests', async (playground, page) => {
    await toRequests(playground, page)
    const rows = page.getByRole('group', { name: 'Requests' }).locator('tbody tr')
    await rows
      .filter({ hasText: /\d ms behind GET \/report/ })
      .first()
      .getByRole('button')
      .first()
      .click()
  }),
  ofPlayground('requests-whole-page', async (playground, page) => {
    await toRequests(playground, page)
    const maximize = playground.button('Maximize the timeline')
    if (await maximize.isVisible()) await maximize.click()
  }),
  ofPlayground('find', async (playground, page) => {
    await toServer(playground, page)
    await playground.button('Run').press('/')
    const field = page.getByRole('searchbox', { name: 'Find in console, lanes and requests' })
    await field.fill('get /report')
    await field.press('Enter')
  }),
  ofPlayground('sums', async (playground, page) => {
    await toServer(playground, page)
    await showTab(page, 'Lanes')
    await playground.button('Sums').click()
    await page.getByRole('region', { name: 'Sums' }).waitFor()
  }),
]

async function toRequests(playground: Playground, page: Page): Promise<void> {
  await toServer(playground, page)
  await showTab(page, 'Lanes')
  await page.getByRole('button', { name: /^Requests 12$/ }).click()
}

const toServer = (playground: Playground, page: Page) =>
  runExample(playground, page, /A server whose requests wait/)
