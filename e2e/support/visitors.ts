import type { Browser } from '@playwright/test'

/** A page of somebody who was never here, and a list of what it asks of the API. */
export async function newVisitor(browser: Browser, baseURL = '', bypassCSP = false) {
  const context = await browser.newContext({ baseURL, bypassCSP, serviceWorkers: 'block' })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`)
  })
  return { page, asked, leave: () => context.close() }
}

/** Makes a link without a page, as any client can. `words`: what it says of the recording. */
export async function shareSource(
  baseURL: string | undefined,
  source: string,
  cursor: number,
  words: object = {},
) {
  const response = await fetch(`${baseURL}/api/shares`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source, cursor, view: { theme: 'light', ...words } }),
  })
  return (await response.json()) as { id: string; url: string }
}
