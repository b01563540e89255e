import type { Plugin } from 'vite'

/** The addresses that the service gives these pages for; see PAGES there. The playground's need nothing. */
const PAGES: readonly (readonly [address: RegExp, page: string])[] = [
  [/^\/puzzles\/[^/?]+(?:\?|$)/, '/puzzles.html'],
  [/^\/embed\/[^/?]+(?:\?|$)/, '/embed.html'],
]

/** Lets the development server answer the addresses of all pages. */
export function devPages(): Plugin {
  return {
    name: 'loopscope:dev-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const page = PAGES.find(([address]) => address.test(request.url ?? ''))?.[1]
        if (page !== undefined) request.url = page
        next()
      })
    },
  }
}
