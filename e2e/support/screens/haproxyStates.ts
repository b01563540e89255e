import type { Page } from '@playwright/test'
import { Demo } from '../demo.ts'
import { atRest } from './screenMoves.ts'
import type { ScreenState } from './screenState.ts'

/** Each tab of HAProxy's demo, in the recorded session that comes with the page, at an event of this kind. */
const TABS = [
  ['Algorithms', /has an answer to each of 300 keys/],
  ['Queue', /sends 10 requests at once/],
  ['Compression', /The measurement is over/],
  ['TLS', 'TLSv1.3'],
  ['Stats', /DOWN: .*L4CON/],
  ['Against cluster', /DOWN: .*L4CON/],
] as const

export const HAPROXY_STATES: readonly ScreenState[] = [
  { name: 'demo-haproxy', arrange: async (page) => void (await toFailover(page)) },
  {
    name: 'demo-haproxy-config',
    arrange: async (page) => {
      await (await toFailover(page)).button('Config').click()
      await page.locator('.config-monaco .view-line').first().waitFor()
    },
  },
  ...TABS.map(([tab, moment]) => ({
    name: `demo-haproxy-${tab.toLowerCase().replace(' ', '-')}`,
    arrange: (page: Page) => toTab(page, tab, moment),
  })),
]

/** A web-api is dead, and a first check of it has failed. */
async function toFailover(page: Page): Promise<Demo> {
  const demo = await Demo.open(page, 'haproxy')
  await demo.playRecorded()
  await demo.event('UP 2/3').last().click()
  await atRest(page)
  return demo
}

/** Of the queue, the moment when it is full. */
async function toTab(page: Page, tab: string, moment: string | RegExp): Promise<void> {
  const demo = await Demo.open(page, 'haproxy')
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await demo.playRecorded()
  await demo.event(moment).first().click()
  if (tab === 'Queue') await page.locator('body').press('r')
  await atRest(page)
}
