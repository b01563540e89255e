import type { HtmlTagDescriptor, Plugin } from 'vite'

/** What the head of every page begins with. What must be known before the first paint is asked by a file: a strict content policy allows that. */
const HEAD: readonly HtmlTagDescriptor[] = [
  { tag: 'meta', attrs: { charset: 'utf-8' } },
  { tag: 'meta', attrs: { name: 'viewport', content: 'width=device-width, initial-scale=1' } },
  { tag: 'meta', attrs: { name: 'color-scheme', content: 'dark light' } },
  { tag: 'link', attrs: { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' } },
  { tag: 'script', attrs: { src: '/beforePaint.js' } },
]

/** Puts into every page what they have in common. */
export function pageHead(): Plugin {
  return {
    name: 'loopscope:page-head',
    transformIndexHtml: {
      order: 'post',
      handler: () => HEAD.map((tag) => ({ ...tag, injectTo: 'head-prepend' })),
    },
  }
}
