import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { NodeVersion, VersionsResponse } from '@loopscope/shared/wire/api'
import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import { hasLoopCounters } from '../sandbox/process/runtime.ts'
import { findRuntimes } from '../sandbox/process/runtimes.ts'

export type ServedPage = { readonly address: string; readonly close: () => Promise<void> }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.ndjson': 'application/x-ndjson',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}
const NO_RUNS = {
  error: {
    code: 'no_runs',
    message: 'This page was opened by "loopscope open", which shows recordings and runs nothing.',
  },
}

/**
 * The built page in `folder` on a free port of this machine, with `recordings` (NDJSON) at /opened/0.ndjson and so on; null
 * where the page is not built. Only files that are there when this is called are served, by their exact names.
 */
export async function servePage(
  folder: string,
  recordings: readonly string[],
): Promise<ServedPage | null> {
  const files = filesIn(folder)
  if (!files.has('/index.html')) return null
  let host = ''
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/[?#].*$/s, '')
    // Another site's page may have this address under a name of its own.
    if (request.headers.host !== host) return send(response, 403, 'text/plain', 'Forbidden')
    const opened = recordings[Number(/^\/opened\/(\d{1,6})\.ndjson$/.exec(path)?.[1] ?? Number.NaN)]
    if (opened !== undefined) return send(response, 200, TYPES['.ndjson'] ?? '', opened)
    if (path === '/api/versions') return sendJson(response, 200, versions())
    if (path.startsWith('/api/')) return sendJson(response, 503, NO_RUNS)
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return send(response, 404, 'text/plain', 'Not found')
    send(response, 200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    address: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Paths by address. The service worker is left out: it would keep the page for a port that is soon another program's. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  try {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
      .map(({ parentPath, name }) => join(parentPath, name))
    return new Map(names.map((path) => [path.slice(folder.length).replaceAll('\\', '/'), path]))
  } catch (_notBuilt) {
    return new Map()
  }
}

function versions(): VersionsResponse {
  const platform = `${process.platform}-${process.arch}`
  return {
    default: DEFAULT_NODE,
    // Of runs, which this server refuses: a warning about them would be out of place.
    sandbox: 'bubblewrap',
    sandboxReason: null,
    versions: findRuntimes().map(
      ({ major, version }): NodeVersion => ({
        ...{ major, version, platform, status: 'cold', reason: null },
        evidence: hasLoopCounters(version) ? 'observed' : 'inferred',
      }),
    ),
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, TYPES['.json'] ?? '', JSON.stringify(body))
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}
