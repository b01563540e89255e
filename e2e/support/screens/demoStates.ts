import type { Page } from '@playwright/test'
import { Demo } from '../demo.ts'
import { atRest } from './screenMoves.ts'
import type { ScreenState } from './screenState.ts'

/** The gallery, and the demos of real processes but HAProxy's, each in the recorded session that comes with the page. */
export const DEMO_STATES: readonly ScreenState[] = [
  {
    name: 'demos',
    arrange: async (page) => {
      await page.goto('/demos')
      await page.getByText('can run').first().waitFor()
    },
  },
  { name: 'demo-cluster-start', arrange: async (page) => void (await Demo.open(page)) },
  { name: 'demo-cluster', arrange: async (page) => void (await toDeath(page)) },
  {
    name: 'demo-cluster-notes',
    arrange: async (page) => {
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
  ).map(([name, tab]) => ({ name, arrange: (page: Page) => toRun(page, tab) })),
  ...(
    [
      ['demo-processes', 'What they cost'],
      ['demo-processes-values', 'Values'],
      ['demo-processes-shared', 'What is shared'],
      ['demo-processes-crashes', 'Crashes'],
    ] as const
  ).map(([name, tab]) => ({ name, arrange: (page: Page) => toProcesses(page, tab) })),
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

/** The recorded session of processes: of costs when each kind has been measured, of the others at their end. */
async function toProcesses(page: Page, tab: string): Promise<void> {
  const demo = await Demo.open(page, 'processes')
  await demo.playRecorded()
  if (tab === 'What they cost') await demo.event('The comparison is over').last().click()
  else await demo.position.fill((await demo.position.getAttribute('max')) ?? '')
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await atRest(page)
}

/** The recorded session of autocannon's page when all of its runs are over, at the last of one kind. */
async function toRun(page: Page, tab: string): Promise<void> {
  await page.goto('/demos/autocannon')
  const demo = new Demo(page)
  await demo.playRecorded()
  await demo
    .event(/^.*(The run is over|as often as A|The closed loop's p99 is)/)
    .first()
    .click()
  await page.getByRole('tab', { name: tab, exact: true }).click()
  await atRest(page)
}
