import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { StreamEvent, Timeline } from '../timeline.ts'

type Of<T extends StreamEvent['type']> = Extract<StreamEvent, { type: T }>
export type StreamFact = Of<'stream'>['facts'][number]

/** A stream of the snippet's that was not over when the loop died. */
export type StreamLeft = {
  readonly number: number
  readonly name: string
  /** Where it was made, in the snippet's own file. */
  readonly line: number | null
  /** The function of Node's that was called to make it, as the site names it. */
  readonly api: string | null
  readonly facts: ReadonlySet<StreamFact>
  readonly buffered: number
  /** Functions of the snippet's that it had called and that had not answered. */
  readonly functions: readonly Of<'streamFunction'>[]
  /** Streams that it is piped into, or that are piped into it. */
  readonly piped: readonly number[]
}

/** Who waited for streams, all of one call together. `line`: of the call, or where the listener begins. */
export type StreamWait = {
  readonly by: Of<'streamWait'>['by']
  readonly event: string | null
  readonly line: number | null
  readonly streams: readonly number[]
  /** The first thing that the call was given is not among them. */
  readonly headless: boolean
}

export type StreamsLeft = {
  readonly streams: ReadonlyMap<number, StreamLeft>
  readonly waits: readonly StreamWait[]
}

/** What is known of streams that were not over, by the numbers that the recording gives them. */
export const streamsLeft: (timeline: Timeline) => StreamsLeft = rememberByTimeline((timeline) => {
  const events = timeline.streamsLeft
  const streams = new Map<number, StreamLeft>()
  for (const event of ofType(events, 'stream')) {
    const { stream: number, name, site, buffered } = event
    streams.set(number, {
      number,
      name,
      line: lineOf(timeline, site, name),
      api: timeline.sites[site ?? -1]?.api ?? null,
      facts: new Set(event.facts),
      buffered,
      functions: ofType(events, 'streamFunction').filter(({ stream }) => stream === number),
      piped: ofType(events, 'streamPipe').flatMap(({ from, to }) =>
        from === number ? [to] : to === number ? [from] : [],
      ),
    })
  }
  return { streams, waits: waitsOf(timeline) }
})

function waitsOf(timeline: Timeline): StreamWait[] {
  const waits = new Map<string, StreamWait>()
  for (const wait of ofType(timeline.streamsLeft, 'streamWait')) {
    const { by, call, stream, event, site } = wait
    const line = call === null ? wait.line : lineOf(timeline, site)
    const key = call === null ? `${by} ${stream} ${event} ${line}` : `call ${call}`
    const known = waits.get(key) ?? { by, event, line, streams: [], headless: false }
    waits.set(key, {
      ...known,
      streams: stream === null ? known.streams : [...known.streams, stream],
      headless: known.headless || stream === null,
    })
  }
  return [...waits.values()]
}

function ofType<T extends StreamEvent['type']>(events: readonly StreamEvent[], type: T): Of<T>[] {
  return events.filter((event): event is Of<T> => event.type === type)
}

/** `made`: a class whose constructor's own frame says less than where it was called from. */
function lineOf(timeline: Timeline, site: number | null, made = ''): number | null {
  const frames = site === null ? undefined : timeline.sites[site]?.frames
  const own = frames?.filter(({ file }) => file === null)
  return (
    (own?.find(({ name }) => name !== `new ${made}` && name !== made) ?? own?.[0])?.line ?? null
  )
}
