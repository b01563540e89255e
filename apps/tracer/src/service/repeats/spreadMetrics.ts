import { Gauge, type Registry } from 'prom-client'
import type { Spread } from '../../spread/spread.ts'

/** Whether batches are spread, for /metrics: without an answer of Redis they run where they were asked for. */
export function spreadMetrics(registry: Registry, spread: Spread): void {
  new Gauge({
    name: 'loopscope_redis_up',
    help: 'Whether the Redis over which batches are spread answers, 1 or 0',
    registers: [registry],
    collect() {
      this.set(spread.isThere() ? 1 : 0)
    },
  })
}
