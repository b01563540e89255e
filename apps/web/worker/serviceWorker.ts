/** Put before this file by serviceWorkerPlugin.ts: what was built together with it. */
declare const RELEASE: {
  /** Differs whenever any file does. */
  readonly version: string
  /** The pages that are kept: the file of each, and the source of a regular expression for the paths where it is found. */
  readonly pages: readonly (readonly [file: string, paths: string])[]
  /** What the first paint needs. */
  readonly first: readonly string[]
  /** The editor, its languages, and whatever else is loaded later. */
  readonly rest: readonly string[]
}

// The compiler knows this global as that of any worker.
const scope = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'loopscope-'
const CACHE = PREFIX + RELEASE.version
const PAGE = '/'
const PAGES = RELEASE.pages.map(([file, paths]) => ({ file, isAt: new RegExp(paths) }))
/** Recorded runs, for pages that have no service to run anything. */
const IS_RECORDED = /^\/lessons\//
/** Their names change with their content. */
const IS_HASHED = /^\/assets\//

scope.addEventListener('install', (event) => {
  event.waitUntil(install())
  // Where a browser can be told ahead, what asks the service for something does not come by here: it would wait for this
  // worker to start, some 10 ms and more, only to be let through.
  const { addRoutes } = event as RoutedInstall
  const api = { condition: { urlPattern: '/api/*' }, source: 'network' } as const
  if (addRoutes !== undefined) event.waitUntil(addRoutes.call(event, api))
})

/** The static routing API of service workers, which Chromium has. */
type RoutedInstall = ExtendableEvent & {
  readonly addRoutes?: (rule: {
    readonly condition: { readonly urlPattern: string }
    readonly source: 'network'
  }) => Promise<void>
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(dropOldReleases().then(() => scope.clients.claim()))
})

let keepingRest: Promise<void> | null = null

// The page says when it has nothing better to do. What was interrupted is taken up again at the next word.
scope.addEventListener('message', (event) => {
  if (event.data !== 'keep the rest') return
  keepingRest ??= keep(RELEASE.rest).finally(() => {
    keepingRest = null
  })
  // A file that did not come is asked for again at the next visit.
  event.waitUntil(keepingRest.catch(() => undefined))
})

// Answers for the page and its files only. All else, the whole API with it, goes its way as if no one were here.
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  const page =
    request.mode === 'navigate' ? PAGES.find(({ isAt }) => isAt.test(pathname)) : undefined
  if (IS_HASHED.test(pathname)) event.respondWith(keptOrFetched(request))
  else if (page !== undefined) event.respondWith(fetchedOrKept(request, page.file))
  else if (pathname !== PAGE && (RELEASE.first.includes(pathname) || IS_RECORDED.test(pathname)))
    event.respondWith(fetchedOrKept(request, pathname))
})

async function install(): Promise<void> {
  await keep(RELEASE.first)
  await takeOver(RELEASE.rest)
  await scope.skipWaiting()
}

/** Takes what has not changed from the release before, whose cache is about to go: most of Monaco, as a rule. */
async function takeOver(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const file of files.filter((name) => IS_HASHED.test(name))) {
    const same = await caches.match(file)
    if (same !== undefined) await cache.put(file, same)
  }
}

/** Keeps what is not kept yet, one after the other: the page may be asking for something too. */
async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const file of files) {
    if ((await cache.match(file)) !== undefined) continue
    // A name without a hash may have an older file in the browser's own cache.
    await cache.add(new Request(file, IS_HASHED.test(file) ? {} : { cache: 'no-cache' }))
  }
}

async function dropOldReleases(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
}

async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request, { ignoreVary: true })
  if (kept !== undefined) return kept
  const response = await fetch(request)
  // Where not everything is kept ahead, at least what was used is.
  if (response.ok) await cache.put(request, response.clone())
  return response
}

async function fetchedOrKept(request: Request, file: string): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cache = await caches.open(CACHE)
    const kept = await cache.match(file, { ignoreVary: true })
    if (kept === undefined) throw error
    return kept
  }
}
