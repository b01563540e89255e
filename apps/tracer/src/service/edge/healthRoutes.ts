import type { Express } from 'express'
import { z } from 'zod'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Metrics } from '../metrics.ts'
import { LIFE_STATES, type Life } from './life.ts'
import type { StoreWatch } from './storeWatch.ts'

/** Body of GET /healthz. */
export const aliveSchema = z.object({ alive: z.literal(true) })

/** Body of GET /readyz, with 200 or 503. */
export const readinessSchema = z.object({
  ready: z.boolean(),
  state: z.enum(LIFE_STATES),
  /** Of each version: warm processes that there are, and that there should be. */
  warmth: z.array(
    z.object({ version: z.string(), ready: z.number().int(), target: z.number().int() }),
  ),
  /** Whether the store of links answers. */
  store: z.boolean(),
})

/** Of what the health of a service is told. */
export type Health = {
  readonly life: Life
  readonly storeWatch: StoreWatch
  readonly sandbox: Sandbox
  readonly metrics: Metrics
}

type Readiness = z.infer<typeof readinessSchema>

/**
 * For whoever sends requests here. /healthz: the process answers. /readyz: it takes requests, 503 when they should go elsewhere.
 * Ready is a matter of this process alone: a store that is away is told and refuses what needs it, and runs go on.
 */
export function healthRoutes(app: Express, { life, storeWatch, sandbox }: Health): void {
  app.get('/healthz', (_request, response) => void response.json({ alive: true }))
  app.get('/readyz', async (_request, response) => {
    const { state } = life
    const ready = state === 'ready'
    const body: Readiness = {
      ready,
      state,
      warmth: [...sandbox.warmth()],
      store: await storeWatch.isThere(),
    }
    response.status(ready ? 200 : 503).json(body)
  })
}
