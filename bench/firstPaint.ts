import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'

/** How often a page is opened on a machine that is so busy that the page itself no longer waits for its first paint. */
const TRIES = 10

/**
 * Gzipped bytes of the scripts that a real browser had asked for when the page had drawn itself and could be used, whoever named
 * them: the page, another script, or an import of one. What is seen before any script does not count as drawn. Throws when
 * nothing was drawn within 30 s, or each time too late to tell what the first paint needed.
 */
export async function firstPaintScriptBytes(browser: Browser, url: string): Promise<number> {
  for (let i = 0; i < TRIES; i++) {
    // A context of its own, which has cached nothing.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    try {
      const page = await context.newPage()
      await page.goto(url)
      const scripts = await page.evaluate(scriptsBeforePaint)
      if (scripts === null) continue
      const bodies = await Promise.all(
        scripts.map(async (script) => (await page.request.get(script)).body()),
      )
      return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
    } finally {
      await context.close()
    }
  }
  throw new Error(`${url} was drawn too late ${TRIES} times.`)
}

/** Runs in the page. Null: it had waited for its paint for so long that it asked for what comes later before it. */
async function scriptsBeforePaint(): Promise<string[] | null> {
  const paintedAt = await new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('The page did not draw itself within 30 s.')), 30_000)
    new PerformanceObserver((list) => {
      const drawn = list.getEntriesByName('loopscope: page drawn')[0]
      if (drawn !== undefined) resolve(drawn.startTime)
    }).observe({ type: 'mark', buffered: true })
  })
  const isLate = performance
    .getEntriesByName('loopscope: page not waited for')
    .some(({ startTime }) => startTime < paintedAt)
  if (isLate) return null
  return performance
    .getEntriesByType('resource')
    .filter(
      ({ name, startTime }) => new URL(name).pathname.endsWith('.js') && startTime < paintedAt,
    )
    .map(({ name }) => name)
}
