import { expect } from '@playwright/test'
import { Playground } from '../support/playground.ts'
import { test } from '../support/test.ts'

test('console, lanes and inspector collapse to bars by mouse and key, stay so after a reload, and open for who asks for them', async ({
  page,
}) => {
  const playground = await Playground.open(page)
  await playground.run()
  const lines = page.locator('.console-scroll')
  const lanes = page.getByRole('group', { name: 'Lanes' })
  const stack = page.getByRole('region', { name: 'Call stack' })
  const ring = page.locator('.ring-box')
  const heightOfRing = async () => (await ring.boundingBox())?.height ?? 0
  const before = await heightOfRing()
  await playground.button('Collapse the console').click()
  await playground.button('Collapse the timeline').click()
  await playground.button('Collapse the inspector').click()
  await expect(lines).toBeHidden()
  await expect(page.getByRole('status', { name: 'Outcome' })).toBeVisible()
  await expect(lanes).toHaveCount(0)
  await expect(stack).toHaveCount(0)
  await expect.poll(heightOfRing).toBeGreaterThan(before)

  await page.reload()
  await playground.editorIsHere()
  await expect(playground.outcome).toContainText('Finished')
  await expect(lines).toBeHidden()
  await expect(lanes).toHaveCount(0)
  await expect(stack).toHaveCount(0)

  const bar = page.getByRole('button', { name: 'Open the timeline: Lanes' })
  await bar.focus()
  await page.keyboard.press('Enter')
  await expect(lanes).toBeVisible()
  await playground.button('Collapse the timeline').focus()
  await page.keyboard.press('Enter')
  await expect(bar).toBeFocused()
  for (const key of ['o', 'b', 'v']) await page.keyboard.press(key)
  await expect(lines).toBeVisible()
  await expect(lanes).toBeVisible()
  await expect(stack).toBeVisible()

  for (const key of ['b', 'v', '2']) await page.keyboard.press(key)
  await expect(page.getByRole('tab', { name: /^Health/ })).toHaveAttribute('aria-selected', 'true')
  await expect(lanes).toHaveCount(0)
  await page.keyboard.press('/')
  await expect(lanes).toBeVisible()
})
