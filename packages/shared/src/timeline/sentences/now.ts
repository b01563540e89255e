import { isEsModule, loadErrorOf } from '../fold/mainModule.ts'
import { errorsBy, outputsBy } from '../moments/outputsBy.ts'
import { queueSpansAt } from '../moments/queueSpansAt.ts'
import type { SourcePlace } from '../sourcePlace.ts'
import { failedHandlerOf } from '../steps/failedHandler.ts'
import type { Callback, ErrorMoment, Operation, Step, StepIndex, Timeline } from '../timeline.ts'
import { endSentence } from './end.ts'
import { failure } from './failure.ts'
import { listenerOf } from './listenerOf.ts'
import { phaseBegins } from './phaseBegins.ts'
import { scheduled } from './scheduled.ts'
import type { Waiting } from './waiting.ts'
import { at, capital, count, phaseName, theCallback, theHandler, theOperation } from './words.ts'

/** What happens at the cursor: plain facts, present tense. */
export function nowSentence(timeline: Timeline, cursor: StepIndex, waiting: Waiting): string {
  const step = timeline.steps[cursor]
  if (step === undefined) return ''
  const callback = timeline.callbacks[step.callback ?? -1] ?? null
  const operation = timeline.operations[step.operation ?? -1] ?? null
  switch (step.type) {
    case 'main':
      return mainBegins(timeline)
    case 'schedule':
      return `${doing(step, callback)} ${operation === null ? '' : scheduled(timeline, operation, waiting)}`
    case 'ready':
      return operation === null
        ? ''
        : `${capital(theOperation(operation))} is due. It waits for Timers.`
    case 'run':
      return doing(step, callback)
    case 'return':
      return `${callback === null ? 'The callback' : capital(theCallback(callback))} returns.${left(waiting)}`
    case 'output':
      return `${doing(step, callback)} It has just printed ${printed(timeline, cursor)}${at(writtenAt(timeline, cursor))}.`
    case 'settle':
      return settled(timeline, cursor, operation)
    case 'cancel':
      return operation === null ? '' : cancelled(operation)
    case 'phase':
      return phaseBegins(timeline, step, waiting)
    case 'error':
      return thrown(timeline, cursor)
    case 'exit':
      return callback === null
        ? 'The process exits.'
        : 'The process exits. Its exit handlers run now.'
    case 'end':
      return endSentence(timeline)
  }
}

function mainBegins(timeline: Timeline): string {
  if (loadErrorOf(timeline) !== null)
    return 'Main begins: Node fails to load the module. None of its code runs.'
  return isEsModule(timeline)
    ? 'Main begins: Node loads the module before it runs its code.'
    : "Main begins: the module's code runs from top to bottom."
}

/** The phase is the subject: "Poll runs the readFile callback from line 6." */
function doing(step: Step, callback: Callback | null): string {
  // Node calls listeners of the process between two callbacks, and code of its own that has no step.
  if (callback === null)
    return step.site === null ? "Node's own code runs." : 'A listener of the process runs.'
  if (callback.kind === 'main') return 'Main runs.'
  if (callback.kind === 'exit') return `The ${callback.label} run.`
  const what = theCallback(callback)
  if (callback.queue === 'nextTick') return `The nextTick queue runs ${what}.`
  if (callback.queue === 'microtask') return `The microtask queue runs ${what}.`
  if (callback.kind === 'nested') return `${capital(what)} runs, called inside another.`
  return `${capital(phaseName(callback.phase))} runs ${what}.`
}

function left({ queues }: Waiting): string {
  const parts: string[] = []
  if (queues.nextTick.length > 0) parts.push(count(queues.nextTick.length, 'nextTick'))
  if (queues.microtask.length > 0) parts.push(count(queues.microtask.length, 'microtask'))
  if (parts.length === 0) return ''
  return ` ${parts.join(' and ')} ${parts.length === 1 && / 1$|^1 /.test(parts[0] ?? '') ? 'waits' : 'wait'} to be drained.`
}

/** Where it was written, as far as that is known. */
function writtenAt(timeline: Timeline, cursor: StepIndex): SourcePlace | null {
  const output = timeline.outputs[outputsBy(timeline, cursor) - 1]
  if (output === undefined || output.line !== null || output.elsewhere !== null)
    return output ?? null
  const step = timeline.steps[cursor]
  return step?.callback == null ? null : { line: step.line, elsewhere: null }
}

function printed(timeline: Timeline, cursor: StepIndex): string {
  const output = timeline.outputs[outputsBy(timeline, cursor) - 1]
  const text = (output?.text ?? '').trimEnd().split('\n')[0] ?? ''
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return `${JSON.stringify(short)}${output?.stream === 'stderr' ? ' to stderr' : ''}`
}

function settled(timeline: Timeline, cursor: StepIndex, promise: Operation | null): string {
  const state = promise?.promiseState ?? 'settled'
  const moved = queueSpansAt(timeline, cursor).filter(
    (queueSpan) => queueSpan.from === cursor && queueSpan.place === 'microtask',
  )
  const first = timeline.operations[moved[0]?.entry.operation ?? -1]
  const what =
    moved.length === 1 && first !== undefined
      ? theOperation(first)
      : count(moved.length, 'reaction')
  const verb = moved.length === 1 ? 'is' : 'are'
  return `A promise${at(promise)} is ${state}: ${what} ${verb} queued.`
}

function cancelled(operation: Operation): string {
  const ran = operation.runs.length > 0 ? '' : ' It never runs.'
  return `${capital(theOperation(operation))} is cancelled.${ran}`
}

function thrown(timeline: Timeline, cursor: StepIndex): string {
  const moment = timeline.errors[errorsBy(timeline, cursor) - 1]
  if (moment?.step !== cursor) return ''
  if (moment.kind === 'rejectionHandled')
    return 'A promise that was rejected without a handler now has one.'
  const failed = failure(timeline, moment, ' and had no handler')
  if (moment.handled) return `${failed}. ${handling(timeline, moment)}`
  if (moment.kind === 'unhandledRejection' && !moment.isMainModules) return `${failed}.`
  return `${failed}. Nobody catches it, so the process ends here.`
}

function handling(timeline: Timeline, moment: ErrorMoment): string {
  const handler = capital(theHandler(moment.handledBy, listenerOf(timeline, moment)))
  return moment === failedHandlerOf(timeline)
    ? `${handler} takes it and throws another error, so the process ends.`
    : `${handler} handles it.`
}
