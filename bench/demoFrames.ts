import { chromium } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import startService from '../e2e/support/startService.ts'
import { frameTimes } from './pageSpeed.ts'

/**
 * What frames take on the pages of demos while their recorded session plays, is stepped through and scrubbed, ms:
 * `node bench/demoFrames.ts`. `cpu` is what the main thread worked for a frame, and is what stays comparable on a busy machine.
 */
const PAGES = [
  { demo: 'autocannon', tab: null },
  { demo: 'processes', tab: null },
  { demo: 'haproxy', tab: 'Against cluster' },
] as const

const stop = await startService()
const browser = await chromium.launch(launchOptions)
try {
  for (const { demo, tab } of PAGES) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      baseURL: process.env['LOOPSCOPE_URL'] ?? '',
    })
    await page.goto(`/demos/${demo}`)
    await page.getByRole('button', { name: 'Play a recorded session' }).click()
    await page.getByText('Nothing is running for it now').waitFor()
    if (tab !== null) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await page.locator(`[role=tab][aria-selected=true]`, { hasText: tab }).waitFor()
    }
    const most = Number(await page.getByRole('slider', { name: 'Position' }).getAttribute('max'))
    for (const gesture of ['idle', 'play', 'step', 'scrub'] as const) {
      const { p50, p95, cpu } = await frameTimes(page, gesture, {
        ...{ from: Math.round(most / 3), fastest: false },
      })
      const figures = [p50, p95, cpu].map((ms) => ms.toFixed(1)).join(', ')
      console.log(`${demo}${tab === null ? '' : `, ${tab}`}, ${gesture}: p50, p95, cpu ${figures}`)
    }
    await page.close()
  }
} finally {
  await browser.close()
  await stop()
}
