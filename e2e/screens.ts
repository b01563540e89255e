import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import startService from './startService.ts'

/** Takes the pictures of the README and of docs/screens from the built page: `node e2e/screens.ts`. */
const target = fileURLToPath(new URL('../docs/screens/', import.meta.url))
const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const SCREENS = [
  { name: 'playground', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'playground-dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'playground-light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'phone-dark', viewport: PHONE, colorScheme: 'dark' },
  { name: 'phone-light', viewport: PHONE, colorScheme: 'light' },
] as const

await mkdir(target, { recursive: true })
const stopService = await startService()
const browser = await chromium.launch(launchOptions)
for (const { name, viewport, colorScheme } of SCREENS) {
  const page = await browser.newPage({
    viewport,
    colorScheme,
    baseURL: process.env['LOOPSCOPE_URL'] ?? '',
  })
  await takePicture(page, `${target}${name}.png`)
  await page.close()
}
await browser.close()
await stopService()

/** The moment at which most is to be seen: in Poll, with a nextTick, an immediate and a timer waiting. */
async function takePicture(page: Page, path: string): Promise<void> {
  await page.goto('/')
  await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText('Finished').waitFor()
  const now = page.getByRole('status', { name: 'Now' })
  const step = page.getByRole('button', { name: 'Step forward' })
  while (!/queued.* line 9/.test((await now.textContent()) ?? '')) await step.click()
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled' })
}
