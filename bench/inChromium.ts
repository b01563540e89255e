import { type Browser, chromium } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'

/** What `use` makes of a real browser, which is closed after it. */
export async function inChromium<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(launchOptions)
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}
