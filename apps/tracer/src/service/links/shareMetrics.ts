import { Gauge, type Registry } from 'prom-client'
import type { ShareStore } from '../../shares/shareStore.ts'

const GAUGES = [
  { name: 'loopscope_shares', help: 'Links that can be opened', of: 'shares' },
  { name: 'loopscope_shares_bytes', help: 'What their recordings take, compressed', of: 'bytes' },
] as const

/** How many links there are and what they take, for /metrics. While the store cannot be reached, the last figures stay. */
export function shareMetrics(registry: Registry, store: Pick<ShareStore, 'totals'>): void {
  for (const { name, help, of } of GAUGES)
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const totals = await store.totals().catch(() => null)
        if (totals !== null) this.set(totals[of])
      },
    })
}
