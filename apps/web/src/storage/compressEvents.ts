import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'

/** How many events are written between two chances for the page to paint. */
const SLICE = 1000

/** A recording as gzipped NDJSON. */
export async function compressEvents(events: readonly TraceEvent[]): Promise<ArrayBuffer> {
  let next = 0
  const encoder = new TextEncoder()
  const lines = new ReadableStream<BufferSource>({
    async pull(controller) {
      if (next >= events.length) {
        controller.close()
        return
      }
      const slice = events.slice(next, next + SLICE)
      next += SLICE
      controller.enqueue(
        encoder.encode(slice.map((event) => `${JSON.stringify(event)}\n`).join('')),
      )
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
  })
  return new Response(lines.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}

/** The NDJSON of what `compressEvents` made, as it is unpacked. */
export function decompress(packed: ArrayBuffer): ReadableStream<Uint8Array> {
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
}
