import { chromium, type Page } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import type { BenchService } from './benchService.ts'
import { median } from './median.ts'

/**
 * From a click on Run to the frame that shows the first moment of the new recording, with a warm service; ms, median of
 * `rounds`. The page itself measures, from the click's own time stamp to the frame after the change.
 */
export async function firstEvent(service: BenchService, rounds: number): Promise<number> {
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(service.url)
    await page.locator('.monaco-editor .view-line').first().waitFor({ state: 'attached' })
    const times: number[] = []
    for (let i = 0; i < rounds; i++) {
      await service.warmed()
      times.push(await clickToEvent(page))
      await page.getByText('Finished').first().waitFor()
    }
    // The first click also meets code that the browser has not compiled yet.
    return median(times.slice(1))
  } finally {
    await browser.close()
  }
}

async function clickToEvent(page: Page): Promise<number> {
  await page.evaluate(() => {
    const box = document.querySelector('main')
    const shown = new Promise<number>((resolve) => {
      let clickedAt = Number.NaN
      let runs = false
      const watcher = new MutationObserver(() => {
        if (Number.isNaN(clickedAt)) return
        const outcome = document.querySelector('[role="status"][aria-label="Outcome"]')
        runs ||= outcome?.textContent?.startsWith('Running') === true
        // Beside the moment that is shown stands whether it is of a recording that still grows.
        const grows = document.querySelector('.now-evidence .pulse') !== null
        const isOver = outcome?.textContent?.startsWith('Finished') === true
        if (!runs || !(grows || isOver)) return
        watcher.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - clickedAt)))
      })
      window.addEventListener(
        'click',
        (event) => {
          clickedAt = event.timeStamp
        },
        { capture: true, once: true },
      )
      if (box !== null) watcher.observe(box, { subtree: true, childList: true, attributes: true })
    })
    Object.assign(window, { firstEventShown: shown })
  })
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  return page.evaluate(
    () => (window as unknown as { firstEventShown: Promise<number> }).firstEventShown,
  )
}
