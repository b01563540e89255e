import { type Browser, type BrowserContext, type Page, test as plain } from '@playwright/test'
import { emptyStorage } from './emptyStorage.ts'
import type { Playground } from './playground.ts'

type Options = { readonly baseURL?: string; readonly bypassCSP?: boolean }

/** A page of somebody who was never here, and a list of what it asks of the API. */
type Visitor = { readonly page: Page; readonly asked: string[] }

type Fixtures = {
  /** The options of the test that a context is made with, as one text. */
  readonly contextKey: string
  /** Somebody else, in a context of their own, who sees the page as the test does but for `of`. */
  readonly newVisitor: (of?: Options) => Promise<Visitor>
}

/** A context, and the pages in it that stay: one that keeps the process which has compiled the page's code, and the shared ones. */
type Kept = { readonly context: BrowserContext; readonly staying: Set<Page> }

/** By the options that they were made with. */
type KeptContexts = Map<string, Kept>

/** What the page that stays shows: the smallest file of the service that a browser shows as it is. */
const STAYING = '/icon.svg'

/**
 * Playwright's `test` with contexts that stay for a worker's next tests, one for each set of options. A test finds nothing of the
 * earlier ones but what makes its page open in half the time: the files in the cache, and the editor's 7 MB compiled in a process
 * that lives on. Tests of what is loaded, and when, take Playwright's own `test`.
 */
export const test = plain.extend<Fixtures, { keptContexts: KeptContexts }>({
  keptContexts: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs.
    async ({}, use) => {
      const kept: KeptContexts = new Map()
      await use(kept)
      for (const { context } of kept.values()) await context.close()
    },
    { scope: 'worker' },
  ],
  contextKey: async (
    { baseURL, bypassCSP, contextOptions, hasTouch, isMobile, serviceWorkers, viewport },
    use,
  ) => {
    const of = { baseURL, bypassCSP, contextOptions, hasTouch, isMobile, serviceWorkers, viewport }
    await use(JSON.stringify(of))
  },
  context: async ({ browser, keptContexts, contextKey }, use) => {
    const kept = await keptContext(keptContexts, contextKey, browser)
    await use(kept.context)
    await leave(kept)
  },
  page: async ({ context, baseURL }, use) => {
    const page = await context.newPage()
    await emptyStorage(page, baseURL ?? '')
    await use(page)
  },
  newVisitor: async ({ browser, keptContexts, contextKey, baseURL }, use) => {
    const met: Kept[] = []
    await use(async (of = {}) => {
      const base = of.baseURL ?? baseURL ?? ''
      const key = `${contextKey} visitor ${met.length} ${JSON.stringify(of)}`
      const kept = await keptContext(keptContexts, key, browser, { ...of, baseURL: base })
      met.push(kept)
      const page = await kept.context.newPage()
      await emptyStorage(page, base)
      return { page, asked: askedBy(page) }
    })
    for (const kept of met) await leave(kept)
  },
})

function askedBy(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`)
  })
  return asked
}

/** With the options of the test that runs, which `newContext` takes of itself, but for `of`. */
async function keptContext(
  all: KeptContexts,
  key: string,
  browser: Browser,
  of: Options = {},
): Promise<Kept> {
  const known = all.get(key)
  if (known !== undefined) return known
  const context = await browser.newContext(of)
  const first = await context.newPage()
  await first.goto(STAYING)
  const kept = { context, staying: new Set([first]) }
  all.set(key, kept)
  return kept
}

/** What tests share that begin at the same moment. */
type Shared = { readonly page: Page; readonly playground: Playground }

type Size = { readonly width: number; readonly height: number }

/**
 * One page for the tests of a file, or of a `describe`, that look at what `open` has brought it to and walk through it: to open the
 * editor and run a program anew takes longer than most of them. Each begins where a finished run does, at step 0, with nothing open
 * over it and Why in the inspector, at the size that `open` left it with. What it changes besides (the program, the size of panes,
 * what is kept) would be found by the next: such a test takes a page of its own.
 */
export function sharePage(open: (page: Page) => Promise<Playground>): () => Shared {
  let shared: (Shared & { readonly kept: Kept; readonly size: Size | null }) | undefined
  test.beforeAll(async ({ browser, keptContexts, contextKey, baseURL }) => {
    const kept = await keptContext(keptContexts, contextKey, browser)
    const page = await kept.context.newPage()
    kept.staying.add(page)
    await emptyStorage(page, baseURL ?? '')
    const playground = await open(page)
    shared = { kept, page, playground, size: page.viewportSize() }
  })
  test.beforeEach(async () => {
    if (shared === undefined) throw new Error('No page has been opened.')
    await shared.page.unrouteAll({ behavior: 'ignoreErrors' })
    if (shared.size !== null) await shared.page.setViewportSize(shared.size)
    await shared.page.mouse.move(0, 0)
    await shared.playground.toBeginning()
  })
  test.afterAll(async () => {
    if (shared === undefined) return
    shared.kept.staying.delete(shared.page)
    await shared.page.close()
  })
  return () => {
    if (shared === undefined) throw new Error('No page has been opened.')
    return shared
  }
}

/** Closes what the test opened, so that nothing of it asks the service any more, and takes back what it asked of the context. */
async function leave({ context, staying }: Kept): Promise<void> {
  const opened = context.pages().filter((page) => !staying.has(page))
  await Promise.all(opened.map((page) => page.close()))
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.clearPermissions()
  await context.setOffline(false)
}
