import type { Rig } from './rig.ts'
import type { Verdict } from './verdict.ts'
import { costOfRead, makeLink, view } from './viewers.ts'

const READS = 5000
/** Of one part of a link in one encoding. */
const LEAST_PER_SECOND = 2000
/** Processor time of a replica for a link of 100,000 events that no cache has, ms. */
const MOST_MS = 10
const UNCACHED = 100

/** What many readers of one link cost. Takes some 30 seconds. */
export async function* verifyViewers(rig: Rig): AsyncGenerator<Verdict> {
  const small = await makeLink(rig)
  const parts = [
    ['moment', 'zstd'],
    ['recording', 'zstd'],
    ['recording', 'gzip'],
  ] as const
  for (const part of parts) {
    const viewed = await view(rig, small, part, READS)
    yield {
      what: `${READS} reads of a link: ${part.join(', ')}`,
      right: viewed.failed === 0 && viewed.atOrigin <= 1 && viewed.perSecond >= LEAST_PER_SECOND,
      figures: viewed,
    }
  }

  const large = await makeLink(rig, true)
  // HAProxy does not let one read wait for another: until the first is over, all are passed on.
  const atOnce = await view(rig, large, ['recording', 'zstd'], 50, false)
  const again = await view(rig, large, ['recording', 'gzip'], 50)
  const zstd = await costOfRead(rig, large, 'zstd', UNCACHED)
  // The readers above had it made.
  const gzip = await costOfRead(rig, large, 'gzip', UNCACHED)
  yield {
    what: 'a link of 100,000 events',
    right:
      atOnce.failed + again.failed === 0 && again.atOrigin <= 1 && Math.max(zstd, gzip) <= MOST_MS,
    figures: { processorMs: { zstd, gzip }, atOnce, again },
  }
}
