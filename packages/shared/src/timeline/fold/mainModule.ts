import { nodeMajor } from '../nodeVersion.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import { fatalErrorOf } from '../steps/fatalError.ts'
import type { ErrorMoment, Timeline } from '../timeline.ts'
import { hasFrameIn } from './stackFrames.ts'

/**
 * Whether Node took the snippet as an ES module: by its name, or for what stands in it, which the recording tells: its
 * body is no part of main. Node 10 knew none.
 */
export function isEsModule(timeline: Timeline): boolean {
  const { isDetected, isNamed } = taken(timeline)
  return isNamed || isDetected
}

/** Whether Node took a file as an ES module that by its name is CommonJS. */
export function isDetected(timeline: Timeline): boolean {
  return taken(timeline).isDetected
}

const taken = rememberByTimeline((timeline) => ({
  isNamed: hasModuleName(timeline) && (nodeMajor(timeline) ?? 0) >= 12,
  isDetected: !hasModuleName(timeline) && (hasBody(timeline) || isNotLinked(timeline)),
}))

function hasModuleName({ run }: Timeline): boolean {
  return run?.file.endsWith('.mjs') ?? false
}

function hasBody({ callbacks }: Timeline): boolean {
  return callbacks.some(({ label }) => label === 'module body')
}

/** It failed in a job of Node's loader before any of its code had run; of CommonJS that would have been in main. */
function isNotLinked(timeline: Timeline): boolean {
  const fatal = fatalErrorOf(timeline)
  const thrower = timeline.callbacks[fatal?.callback ?? -1]
  return (
    fatal !== null &&
    thrower?.kind !== 'main' &&
    timeline.operations.every(({ site }) => site === null) &&
    (fatal.kind === 'unhandledRejection' || thrower?.internal === true)
  )
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
  if (isEsModule(timeline)) return hasBody(timeline) ? NOTHING : { error: moment }
  // A CommonJS module is compiled at once; any other error without a frame of the snippet's is one that it threw.
  const thrower = timeline.callbacks[moment.callback ?? -1]
  return thrower?.kind === 'main' && moment.error.name === 'SyntaxError'
    ? { error: moment }
    : NOTHING
})

const NOTHING = { error: null }
