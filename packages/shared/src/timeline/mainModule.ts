import { fatalErrorOf } from './fatalError.ts'
import { nodeMajor } from './nodeVersion.ts'
import { rememberByTimeline } from './rememberByTimeline.ts'
import { hasFrameIn } from './stackFrames.ts'
import type { ErrorMoment, Timeline } from './timeline.ts'

/** Whether Node took the snippet as an ES module: TypeScript is one or not by what stands in it. Node 10 knew none. */
export function isEsModule(timeline: Timeline): boolean {
  return (timeline.run?.file.endsWith('.mjs') ?? false) && (nodeMajor(timeline) ?? 0) >= 12
}

/** The error for which Node could not load the snippet, so that nothing of it ran; null where there is none. */
export function loadErrorOf(timeline: Timeline): ErrorMoment | null {
  return loading(timeline).error
}

const loading = rememberByTimeline((timeline) => {
  const moment = fatalErrorOf(timeline)
  const stack = moment?.error.stack ?? null
  if (moment === null || stack === null || hasFrameIn(stack, timeline.run?.file ?? ''))
    return NOTHING
  if (isEsModule(timeline))
    return timeline.callbacks.some(({ label }) => label === 'module body')
      ? NOTHING
      : { error: moment }
  // A CommonJS module is compiled at once; any other error without a frame of the snippet's is one that it threw.
  const thrower = timeline.callbacks[moment.callback ?? -1]
  return thrower?.kind === 'main' && moment.error.name === 'SyntaxError'
    ? { error: moment }
    : NOTHING
})

const NOTHING = { error: null }
