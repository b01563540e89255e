import { expect } from '@playwright/test'
import { Playground } from './support/playground.ts'
import { test } from './support/test.ts'

test('the page follows the system’s theme while it is open, until one is chosen, which is kept', async ({
  page,
}) => {
  const worn = page.locator('html')
  await page.emulateMedia({ colorScheme: 'dark' })
  const playground = await Playground.open(page)
  await expect(worn).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(worn).toHaveAttribute('data-theme', 'light')
  await expect(page.locator('.monaco-editor').first()).toHaveClass(/\bvs\b/)
  await page.goto('/puzzles')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(worn).toHaveAttribute('data-theme', 'dark')
  await playground.button('Use the light theme').click()
  await expect(worn).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(worn).toHaveAttribute('data-theme', 'light')
  await page.goto('/demos')
  await expect(worn).toHaveAttribute('data-theme', 'light')
})
