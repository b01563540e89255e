import express, { type Express } from 'express'
import { requireHost } from '../guards/guardHost.ts'
import { securityHeaders } from '../guards/securityHeaders.ts'
import { type Health, healthRoutes } from './healthRoutes.ts'
import { metricsRoute } from './metricsRoute.ts'

/** What whoever runs the service asks, for a port of its own that no proxy leads to: /metrics, /healthz, /readyz. */
export function operatorApp(health: Health): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders, requireHost)
  healthRoutes(app, health)
  metricsRoute(app, health.metrics)
  return app
}
