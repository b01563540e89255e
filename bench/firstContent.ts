import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from '@playwright/test'
import { chromium as launchOptions } from '../chromium.config.ts'
import { type Pair, sideBySide } from './median.ts'

/**
 * From the start of the navigation to the first contentful paint, ms: `ours` with what is drawn ahead, and the styles and the
 * script that it needs in the page; `bare` without it, as a build has its page of itself: with a file for each of them.
 */
export type FirstContent = { readonly here: Pair; readonly slowNetwork: Pair }

/** Bytes per second and ms: about what a phone has at the edge of its network. */
const SLOW = { downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 }

/** A first visit to the page of the service at `url` by a browser that has nothing of it, `rounds` times each way. */
export async function firstContent(url: string, rounds: number): Promise<FirstContent> {
  const browser = await chromium.launch(launchOptions)
  const html = await (await fetch(url)).text()
  const [withShell, without] = await Promise.all([serve(url, html), serve(url, withoutShell(html))])
  const pair = (slow: boolean) =>
    sideBySide(
      rounds,
      () => paintedAfter(browser, withShell.url, slow),
      () => paintedAfter(browser, without.url, slow),
    )
  try {
    return { here: await pair(false), slowNetwork: await pair(true) }
  } finally {
    withShell.close()
    without.close()
    await browser.close()
  }
}

/** The service's files behind another front page, which is sent as the service sends it. */
async function serve(url: string, html: string): Promise<{ url: string; close: () => void }> {
  const front = gzipSync(html)
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
      response.end(front)
      return
    }
    const { method, headers } = request
    const upstream = ask(new URL(request.url ?? '/', url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    upstream.on('error', () => response.destroy())
    request.pipe(upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function paintedAfter(browser: Browser, url: string, slow: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    const page = await context.newPage()
    if (slow) {
      const protocol = await context.newCDPSession(page)
      await protocol.send('Network.enable')
      await protocol.send('Network.emulateNetworkConditions', { offline: false, ...SLOW })
    }
    await page.goto(url)
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const paint = list.getEntriesByName('first-contentful-paint')[0]
            if (paint !== undefined) resolve(paint.startTime)
          }).observe({ type: 'paint', buffered: true })
        }),
    )
  } finally {
    await context.close()
  }
}

function withoutShell(html: string): string {
  const bare = html
    .replace(/<div id="root">.*<\/div>/s, '<div id="root"></div>')
    .replace(/<style>.*?<\/style>\s*<link disabled /gs, '<link ')
    .replace(/<script>.*?<\/script>/s, '<script src="/beforePaint.js"></script>')
  for (const ahead of ['id="shell"', '<style>', '<script>'])
    if (!html.includes(ahead) || bare.includes(ahead)) throw new Error(`No page without ${ahead}.`)
  return bare
}
