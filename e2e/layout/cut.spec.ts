import { expect, test } from '@playwright/test'
import { cutOff } from '../support/cutOff.ts'
import { Demo } from '../support/demo.ts'

/** With the tabs that change what is shown. */
const DEMOS = [
  { name: 'cluster', tabs: null },
  { name: 'processes', tabs: 'Comparisons' },
  { name: 'haproxy', tabs: 'HAProxy' },
  { name: 'autocannon', tabs: 'Kinds of runs' },
] as const

for (const { name, tabs } of DEMOS)
  test(`${name}: no tab is cut off or scrolls the page sideways, on phones and on a laptop`, async ({
    page,
  }) => {
    const demo = await Demo.open(page, name)
    expect.soft(await cutOff(page), 'before anything has run').toEqual([])
    await demo.playRecorded()
    const last = Number(await demo.position.getAttribute('max'))
    await demo.position.fill(String(Math.floor(last * 0.9)))
    if (tabs === null) expect.soft(await cutOff(page)).toEqual([])
    for (const tab of tabs === null
      ? []
      : await page.getByRole('tablist', { name: tabs }).getByRole('tab').all()) {
      await tab.click()
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      expect.soft(await cutOff(page), (await tab.textContent()) ?? '').toEqual([])
    }
  })
