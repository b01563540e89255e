/** What every page's navigation leads to, in this order. */
export const SITE_SECTIONS = [
  { section: 'playground', name: 'Playground', address: '/' },
  { section: 'puzzles', name: 'Puzzles', address: '/puzzles' },
  { section: 'demos', name: 'Demos', address: '/demos' },
] as const

export type SiteSection = (typeof SITE_SECTIONS)[number]['section']
