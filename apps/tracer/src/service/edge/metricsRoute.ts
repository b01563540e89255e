import type { Express } from 'express'
import type { Metrics } from '../metrics.ts'

/** GET /metrics, as Prometheus reads it. */
export function metricsRoute(app: Express, { registry }: Pick<Metrics, 'registry'>): void {
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
}
