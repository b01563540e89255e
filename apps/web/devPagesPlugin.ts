import { pageAt } from '@loopscope/shared/site/sitePages'
import type { Plugin } from 'vite'

/** Lets the development server answer the addresses of all pages, as the service does. */
export function devPages(): Plugin {
  return {
    name: 'loopscope:dev-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const page = pageAt((request.url ?? '').replace(/[?#].*$/s, ''))
        if (page !== null) request.url = `/${page.file}`
        next()
      })
    },
  }
}
