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
export type FirstContent = {
  readonly here: Pair
  readonly slowNetwork: Pair
  /** A page that is one word in place of ours: less than that no page can take in this browser. */
  readonly oneWordHere: Pair
}

const ONE_WORD = '<!doctype html><html lang="en"><title>One word</title><p>Loopscope</p></html>'

/** Bytes per second and ms: about what a phone has at the edge of its network. */
const SLOW = { downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 }

/** A first visit to the page of the service at `url` by a browser that has nothing of it, `rounds` times each way. */
export async function firstContent(url: string, rounds: number): Promise<FirstContent> {
  const browser = await chromium.launch(launchOptions)
  const html = await (await fetch(url)).text()
  const [withShell, without, oneWord] = await Promise.all([
    serve(url, html),
    serve(url, withoutShell(html)),
    serve(url, ONE_WORD),
  ])
  const pair = (ours: Served, slow: boolean) =>
    sideBySide(
      rounds,
      () => paintedAfter(browser, ours.url, slow),
      () => paintedAfter(browser, without.url, slow),
    )
  try {
    return {
      here: await pair(withShell, false),
      slowNetwork: await pair(withShell, true),
      oneWordHere: await pair(oneWord, false),
    }
  } finally {
    for (const { close } of [withShell, without, oneWord]) close()
    await browser.close()
  }
}

type Served = { readonly url: string; readonly close: () => void }

/** The service's files behind another front page, which is sent as the service sends it. */
async function serve(url: string, html: string): Promise<Served> {
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
