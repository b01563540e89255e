import { LESSONS } from './lessons.ts'

/** One HTML file of apps/web, and where it is found. */
export type SitePage = {
  /** Its name in apps/web, and in the folder that it is built into. */
  readonly file: string
  /** The addresses that the service answers with it, as Express reads them: `:id` stands for one segment. */
  readonly addresses: readonly string[]
  /** Whether other sites may show it in a frame. */
  readonly framed?: true
  /** Whether the browser keeps it, to open it without the service. */
  readonly offline?: true
}

/** All pages of the site: built by Vite, served by the service and by the development server, kept by the service worker. */
export const SITE_PAGES: readonly SitePage[] = [
  { file: 'index.html', addresses: ['/', '/s/:id'], offline: true },
  { file: 'puzzles.html', addresses: ['/puzzles', '/puzzles/own', '/puzzles/:name'] },
  // Before the page that takes every name below /demos.
  {
    file: 'lessons.html',
    addresses: LESSONS.map(({ name }) => `/demos/${name}`),
    offline: true,
  },
  {
    file: 'demos.html',
    // Of a demo that there is none of, too: the page then says so.
    addresses: [
      ...['/demos', '/demos/cluster', '/demos/haproxy', '/demos/autocannon'],
      ...['/demos/processes', '/demos/:name'],
    ],
  },
  // The puzzles of a link: before the player, whose ids are longer.
  { file: 'puzzles.html', addresses: ['/embed/puzzle'], framed: true },
  { file: 'embed.html', addresses: ['/embed/:id'], framed: true },
]

/** The source of a regular expression for the path of `address`: with no flags it matches what Express answers for it. */
export function addressPattern(address: string): string {
  return `^${address.replaceAll(/:[a-z]+/g, '[^/]+')}$`
}

/** The page for this path; null: it is of none, but of the API or a file. */
export function pageAt(path: string): SitePage | null {
  const isAt = (address: string) => new RegExp(addressPattern(address)).test(path)
  return SITE_PAGES.find(({ addresses }) => addresses.some(isAt)) ?? null
}
