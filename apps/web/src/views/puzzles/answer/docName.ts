/** The titles of pages whose address does not spell them. */
const TITLES: Readonly<Record<string, string>> = {
  'nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick':
    'Node.js: the event loop, timers and nextTick',
  'nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop':
    'Node.js: don’t block the event loop',
  'nodejs.org/api/cli.html': 'Node.js: command-line options',
  'nodejs.org/api/esm.html': 'Node.js: ECMAScript modules',
  'nodejs.org/api/fs.html': 'Node.js: file system',
  'docs.libuv.org/en/v1.x/design.html': 'libuv: design overview',
  'docs.libuv.org/en/v1.x/threadpool.html': 'libuv: thread pool',
  'v8.dev/blog/fast-async': 'V8: faster async functions and promises',
}

const SITES: Readonly<Record<string, string>> = {
  'nodejs.org': 'Node.js',
  'developer.mozilla.org': 'MDN',
}

/** Functions of Promise itself; all others are those of its objects. */
const STATIC = new Set(['all', 'allSettled', 'any', 'race', 'resolve'])

/** "Node.js: timers", "MDN: Promise.all()": whose page it is, and which. */
export function docName(address: string): string {
  const { hostname, pathname } = new URL(address)
  const title = TITLES[`${hostname}${pathname}`]
  if (title !== undefined) return title
  const page = pathname.split('/').findLast((part) => part !== '') ?? ''
  return `${SITES[hostname] ?? hostname}: ${pageName(pathname, page)}`
}

function pageName(path: string, page: string): string {
  if (path.includes('/Promise/')) {
    if (page === 'Promise') return 'the Promise constructor'
    return STATIC.has(page) ? `Promise.${page}()` : `Promise.prototype.${page}()`
  }
  if (path.includes('/blog/release/')) return `release ${page.replace(/\.0\.0$/, '')}`
  return page.replace(/\.html$/, '').replaceAll(/[-_]/g, ' ')
}
