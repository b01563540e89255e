import type { Express } from 'express'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Life } from './life.ts'
import type { StoreWatch } from './storeWatch.ts'

/**
 * For whoever sends requests here. /healthz: the process answers. /readyz: it takes requests, 503 when they should go elsewhere.
 * Ready is a matter of this process alone: a store that is away is told and refuses what needs it, and runs go on.
 */
export function healthRoutes(app: Express, life: Life, store: StoreWatch, sandbox: Sandbox): void {
  app.get('/healthz', (_request, response) => void response.json({ alive: true }))
  app.get('/readyz', async (_request, response) => {
    const { state } = life
    const ready = state === 'ready'
    response
      .status(ready ? 200 : 503)
      .json({ ready, state, warmth: sandbox.warmth(), store: await store.isThere() })
  })
}
