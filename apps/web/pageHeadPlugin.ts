import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * What must be known before the first paint. It stands in the page, which waits for no second answer of the service then; the
 * service allows this one script by its hash (service/guards/pagePolicy.ts), and no other that stands in a page.
 */
const beforePaint = fileURLToPath(new URL('./public/beforePaint.js', import.meta.url))

/** Puts into every page what they have in common. */
export function pageHead(): Plugin {
  return {
    name: 'loopscope:page-head',
    transformIndexHtml: {
      order: 'post',
      handler: () => head().map((tag) => ({ ...tag, injectTo: 'head-prepend' })),
    },
  }
}

function head(): readonly HtmlTagDescriptor[] {
  return [
    { tag: 'meta', attrs: { charset: 'utf-8' } },
    { tag: 'meta', attrs: { name: 'viewport', content: 'width=device-width, initial-scale=1' } },
    { tag: 'meta', attrs: { name: 'color-scheme', content: 'dark light' } },
    { tag: 'link', attrs: { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' } },
    { tag: 'script', children: readFileSync(beforePaint, 'utf8') },
  ]
}
