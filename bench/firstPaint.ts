import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'

/**
 * Gzipped bytes of the scripts that a real browser had asked for when the page had drawn itself and could be used, whoever named
 * them: the page, another script, or an import of one. What is seen before any script does not count as drawn. Throws when
 * nothing was drawn within 30 s.
 */
export async function firstPaintScriptBytes(url: string): Promise<number> {
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(url)
    const scripts = await page.evaluate(scriptsBeforePaint)
    const bodies = await Promise.all(
      scripts.map(async (script) => (await page.request.get(script)).body()),
    )
    return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
async function scriptsBeforePaint(): Promise<string[]> {
  const paintedAt = await new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('The page did not draw itself within 30 s.')), 30_000)
    new PerformanceObserver((list) => {
      const drawn = list.getEntriesByName('loopscope: page drawn')[0]
      if (drawn !== undefined) resolve(drawn.startTime)
    }).observe({ type: 'mark', buffered: true })
  })
  return performance
    .getEntriesByType('resource')
    .filter(
      ({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < paintedAt,
    )
    .map(({ name }) => name)
}
