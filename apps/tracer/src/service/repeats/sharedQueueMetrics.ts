import { Gauge, type Registry } from 'prom-client'
import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'

/** Whether replicas share the runs of batches, for /metrics: without an answer of Redis they run where they were asked for. */
export function sharedQueueMetrics(registry: Registry, sharedQueue: SharedQueue): void {
  new Gauge({
    name: 'loopscope_redis_up',
    help: 'Whether the Redis over which replicas share the runs of batches answers, 1 or 0',
    registers: [registry],
    collect() {
      this.set(sharedQueue.isThere() ? 1 : 0)
    },
  })
}
