import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { type Router } from 'express'
import { isShareId } from '../shares/shareKeys.ts'
import type { ShareStore } from '../shares/shareStore.ts'
import { allowFraming } from './securityHeaders.ts'

/** The pages of apps/web, and the addresses that each answers to. */
const PAGES = {
  'index.html': ['/', '/s/:id'],
  'puzzles.html': ['/puzzles', '/puzzles/:name'],
  'embed.html': ['/embed/:id'],
}

/**
 * The built page and its files: hashed ones for ever, the page itself never from a cache. Where there is no such link the
 * page comes with 404, and says so itself.
 */
export function pages(folder: string, shares: Pick<ShareStore, 'has'>): Router {
  const router = express.Router()
  router.use(compression())
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  )
  // A browser that went on with an old service worker would go on with an old page.
  router.get('/sw.js', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-cache')
    next()
  })
  // Leaves a Cache-Control that is there already.
  router.use(express.static(folder, { index: false, maxAge: 0 }))
  for (const [file, addresses] of Object.entries(PAGES))
    router.get(addresses, async (request, response) => {
      const page = join(folder, file)
      if (!existsSync(page)) {
        response.status(503).type('text').send('The page has not been built yet: run npm start.\n')
        return
      }
      response.setHeader('Cache-Control', 'no-cache')
      if (file === 'embed.html') allowFraming(response)
      const { id } = request.params
      if (typeof id === 'string' && !(await isShared(shares, id))) response.status(404)
      response.sendFile(page)
    })
  return router
}

/** When the store does not answer, that is for the page to find out. */
async function isShared(shares: Pick<ShareStore, 'has'>, id: string): Promise<boolean> {
  return isShareId(id) && (await shares.has(id).catch(() => true))
}
