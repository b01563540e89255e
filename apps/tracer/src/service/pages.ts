import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { SITE_PAGES, type SitePage } from '@loopscope/shared/site/sitePages'
import compression from 'compression'
import express, { type RequestHandler, type Response, type Router } from 'express'
import expressStaticGzip from 'express-static-gzip'
import { isShareId } from '../shares/shareKeys.ts'
import type { ShareStore } from '../shares/shareStore.ts'
import { allowFraming, allowPageScript } from './guards/pagePolicy.ts'
import { previewPuzzle } from './puzzles/previewPuzzle.ts'

/**
 * The built page and its files: hashed ones for ever, the page itself never from a cache. Where there is no such link or demo
 * the page comes with 404, and says so itself.
 */
export function pages(
  folder: string,
  puzzles: readonly PuzzleResponse[],
  shares: Pick<ShareStore, 'has'>,
): Router {
  const router = express.Router()
  router.use(compression())
  router.use('/assets', builtFiles(join(folder, 'assets'), { immutable: true, maxAge: '1y' }))
  // A browser that went on with an old service worker would go on with an old page.
  router.get('/sw.js', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-cache')
    next()
  })
  // Leaves a Cache-Control that is there already.
  const files = builtFiles(folder, { maxAge: 0 })
  router.use(async (request, response, next) => {
    // Pages by the names of their files.
    if (request.path.endsWith('.html')) await allowPageScript(folder, response)
    next()
  })
  router.use(files)
  for (const page of SITE_PAGES)
    for (const address of page.addresses)
      if (address === '/puzzles/:name') router.get(address, puzzlePage(folder, page.file, puzzles))
      else router.get(address, sitePage(folder, page, shares), files)
  return router
}

/** Files of a built folder, compressed ones where the build has put them beside: scripts/lib/compressFiles.mjs. */
function builtFiles(
  folder: string,
  caching: { readonly immutable?: boolean; readonly maxAge: string | number },
): RequestHandler[] {
  const compressed = expressStaticGzip(folder, {
    enableBrotli: true,
    customCompressions: [{ encodingName: 'zstd', fileExtension: 'zst' }],
    orderPreference: ['zstd', 'br'],
    index: false,
    // No one asks for a part of a page, and one of compressed bytes could not be read.
    serveStatic: { ...caching, redirect: false, acceptRanges: false, setHeaders: sayNdjson },
  })
  return [
    // No built file's name needs an escape, and of one in another form neither its type nor its policy would be known.
    (request, response, next) =>
      request.path.includes('%') ? next() : compressed(request, response, next),
    (_request, response, next) => {
      // It is set when a page was built anew below a service that goes on, and the file is gone.
      response.removeHeader('Content-Encoding')
      next()
    },
  ]
}

/** Of recordings, which no list of types knows: they would not be compressed, or be of type "false". */
function sayNdjson(response: ServerResponse, file: string): void {
  if (/\.ndjson(?:\.gz|\.br|\.zst)?$/.test(file))
    response.setHeader('Content-Type', 'application/x-ndjson')
}

/** For a browser at an address where nothing is; programs get the refusal as JSON. */
export function missingPage(folder: string): RequestHandler {
  const page = join(folder, '404.html')
  return async (request, response, next) => {
    if (request.accepts(['json', 'html']) !== 'html' || !existsSync(page)) return next()
    response.setHeader('Cache-Control', 'no-cache')
    await sendMissing(page, response)
  }
}

/** Always 404: sent as a file, a page answers a request for a part of it with 206, and one on a condition with 412. */
async function sendMissing(page: string, response: Response): Promise<void> {
  response
    .status(404)
    .type('html')
    .send(await readFile(page, 'utf8'))
}

/** The page as it is: from the files of the build, which come after this one. */
function sitePage(
  folder: string,
  { file, framed }: SitePage,
  shares: Pick<ShareStore, 'has'>,
): RequestHandler {
  return async (request, response, next) => {
    const page = join(folder, file)
    if (!isBuilt(page, response)) return
    await (framed === true ? allowFraming : allowPageScript)(folder, response)
    const { id, name } = request.params
    // Every demo has an address of its own, before the one for any name.
    if (name !== undefined) response.status(404)
    if (typeof id === 'string' && !(await isShared(shares, id))) response.status(404)
    if (response.statusCode === 404) return sendMissing(page, response)
    request.url = `/${file}`
    next()
  }
}

/** When the store does not answer, that is for the page to find out. */
async function isShared(shares: Pick<ShareStore, 'has'>, id: string): Promise<boolean> {
  return isShareId(id) && (await shares.has(id).catch(() => true))
}

/** The puzzles' page with a preview of the one in the address; of an unknown one as it is, with status 404. */
function puzzlePage(
  folder: string,
  file: string,
  puzzles: readonly PuzzleResponse[],
): RequestHandler<{ name: string }> {
  const byName = new Map(puzzles.map((puzzle) => [puzzle.name, puzzle]))
  const page = join(folder, file)
  return async (request, response) => {
    if (!isBuilt(page, response)) return
    await allowPageScript(folder, response)
    const html = await readFile(page, 'utf8')
    const puzzle = byName.get(request.params.name)
    if (puzzle === undefined) response.status(404).type('html').send(html)
    else response.type('html').send(previewPuzzle(html, puzzle))
  }
}

/** False: the response says that the page is missing, and is over. */
function isBuilt(page: string, response: Response): boolean {
  if (!existsSync(page)) {
    response.status(503).type('text').send('The page has not been built yet: run npm start.\n')
    return false
  }
  response.setHeader('Cache-Control', 'no-cache')
  return true
}
