import type { Page } from '@playwright/test'
import { Demo } from './demo.ts'
import { Lesson } from './lesson.ts'
import type { Playground } from './playground.ts'

import type { ScreenState } from './screenState.ts'

/** The gallery of demos, and each of them at a moment that shows what it is about. */
export const DEMO_STATES: readonly ScreenState[] = [
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
  await atRest(page)
}
