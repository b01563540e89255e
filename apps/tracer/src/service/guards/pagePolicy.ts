import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Response } from 'express'
import { POLICY } from './securityHeaders.ts'

/**
 * The content policy of the built pages in `folder`: that of every answer, and the one script that stands in each of them
 * (public/beforePaint.js of apps/web) is allowed by its hash. Read for each page: one may be built anew below a service that goes on.
 */
export async function allowPageScript(folder: string, response: Response): Promise<void> {
  response.setHeader('Content-Security-Policy', `${await policyOf(folder)}; frame-ancestors 'none'`)
}

/**
 * For the embedded player and puzzles alone, which show what is public and change nothing: pages of other origins may put it into a
 * frame, those too that isolate themselves (COEP), and slides opened from a disk: `frame-ancestors *` would name no file.
 */
export async function allowFraming(folder: string, response: Response): Promise<void> {
  response.setHeader('Content-Security-Policy', await policyOf(folder))
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
}

async function policyOf(folder: string): Promise<string> {
  const script = await readFile(join(folder, 'beforePaint.js')).catch(ifMissing)
  if (script === null) return POLICY
  const hash = createHash('sha256').update(script).digest('base64')
  return POLICY.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`)
}

/** A page that was built without it has none in it; with any other error the page would come without its theme, and no one would know. */
function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
