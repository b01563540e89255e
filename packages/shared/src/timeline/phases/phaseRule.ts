import type { RunEvent } from '../../wire/runEvent.ts'
import type { TraceEvent } from '../../wire/traceEvent.ts'
import { countedPlacing } from './phaseRuleCounted.ts'
import type { Beginning, PhaseVerdict, Placing, Verdicts } from './phaseRuleTypes.ts'
import { uncountedPlacing } from './phaseRuleUncounted.ts'
import { type ResourceKind, resourceKind } from './resourceKind.ts'

/**
 * How the true phase is known.
 *
 * libuv's `uv_run` (>= 1.45) goes through one turn like this:
 *
 *     uv__run_pending            pending (A)
 *     uv__run_idle, _prepare     no JavaScript
 *     loop_count += 1
 *     uv__io_poll                poll; after each batch of callbacks events += size of the batch, then signal watchers
 *     uv__run_pending, up to 8x  pending (B)
 *     uv__run_check              check: native immediates, then processImmediate (the recorder's mark is its first act)
 *     uv__run_closing_handles    close
 *     uv__run_timers             timers; and once more before the first turn
 *
 * Before 1.45 the timers come first in each turn, and before 1.44 there is no pending (B).
 *
 * The phase can only have changed where JavaScript begins on an empty stack with a resource that Node itself made and
 * that is no drained queue: a macrotask. nextTicks and promise reactions belong to the macrotask after which
 * `InternalCallbackScope::Close` drains them. At each beginning the recorder read two counters of `uv_metrics_info`:
 * loop_count tells whether poll was entered since, events whether poll's batch is over. What they leave open (the first
 * callback in poll may come from pending (B) if poll had no event at all) is settled by the check mark of the same
 * turn: `phaseRuleCounted.ts`. Where Node has no counters, `phaseRuleUncounted.ts` goes by type and position.
 *
 * What else begins on an empty stack:
 * - Jobs of V8's platform (`PerIsolatePlatformData::RunForegroundTask`: WebAssembly.compile, Atomics.waitAsync,
 *   FinalizationRegistry). They have no async id, so no hook sees them begin; only what they settle or drain is seen.
 *   Always `inferred`.
 * - `AsyncResource.runInAsyncScope` by the snippet: never a macrotask.
 * - 'beforeExit' and 'exit' handlers: outside of `uv_run`.
 */
export const createPhaseRule = (run: RunEvent | null): PhaseRule => {
  const verdicts: PhaseVerdict[] = []
  const ledger = ledgerOf(verdicts)
  const resources = new Map<number, Resource>()
  let placing: Placing | null = run === null ? null : placingFor(run.counters, run.libuv, ledger)

  const begin = (event: Counted, index: number, resource: Resource): Beginning => ({
    event: index,
    ...resource,
    loopCount: event.loopCount ?? 0,
    events: event.events ?? 0,
    destroyed: event.destroyed ?? false,
  })
  const rule = (event: Counted): Placing => {
    placing ??= placingFor(typeof event.loopCount === 'number', '', ledger)
    return placing
  }

  const observe = (event: TraceEvent, index: number): number | null => {
    switch (event.type) {
      case 'run':
        placing ??= placingFor(event.counters, event.libuv, ledger)
        return null
      case 'main':
        ledger.place(index, 'main', 0, 'observed')
        return null
      case 'init':
        // Promises that the recorder numbers itself are known by their sign.
        if (event.asyncId >= 0) {
          const owner = resources.get(event.triggerAsyncId)?.resource ?? ''
          const kind = resourceKind(event.resource, owner)
          resources.set(event.asyncId, { kind, resource: event.resource, owner, madeAt: index })
        }
        return null
      case 'before': {
        if (event.depth !== 0) return null
        const resource = event.asyncId < 0 ? REACTION : resources.get(event.asyncId)
        const beginning = begin(event, index, resource ?? UNSEEN)
        if (beginning.kind === 'drained') rule(event).drained(beginning)
        else if (beginning.kind !== 'foreign') rule(event).macrotask(beginning)
        return null
      }
      case 'output':
      case 'promiseResolve':
        if (event.loose === true) rule(event).platformTask(begin(event, index, REACTION))
        else if (event.type === 'output' && typeof event.loopCount === 'number')
          // JavaScript that nothing announced: of the drain that is going on, or called by native code all by itself.
          rule(event).drained(begin(event, index, REACTION))
        return null
      case 'check':
        return rule(event).checkMark(
          index,
          event.loopCount ?? 0,
          event.events ?? 0,
          event.idle ?? -1,
        )
      case 'error':
        if (event.kind === 'uncaughtException') rule({}).survivedError()
        return null
      case 'beforeExit':
      case 'exit':
        rule({}).exit(index)
        return null
      default:
        return null
    }
  }
  return { observe, finish: () => verdicts.slice() }
}

export type { PhaseVerdict } from './phaseRuleTypes.ts'

/** Fed with every event of a recording, in order. */
export type PhaseRule = {
  /** Returns the turn of the loop that a check mark belongs to, and null for all other events. */
  readonly observe: (event: TraceEvent, index: number) => number | null
  /**
   * The verdicts by what is known so far, in order of event. May be called again after more events: until the check
   * mark of its turn has come, a verdict on a callback in poll may still change.
   */
  readonly finish: () => readonly PhaseVerdict[]
}

type Resource = {
  readonly kind: ResourceKind
  readonly resource: string
  readonly owner: string
  readonly madeAt: number
}
type Counted = {
  readonly loopCount?: number | null | undefined
  readonly events?: number | null | undefined
  readonly destroyed?: boolean | undefined
}

const REACTION: Resource = { kind: 'drained', resource: 'PROMISE', owner: '', madeAt: -1 }
/** Made before the recorder began, or past the cap: Node's own. */
const UNSEEN: Resource = { kind: 'handle', resource: '', owner: '', madeAt: -1 }

const placingFor = (counters: boolean, libuv: string, ledger: Verdicts): Placing =>
  counters ? countedPlacing(ledger) : uncountedPlacing(ledger, libuv)

const ledgerOf = (verdicts: PhaseVerdict[]): Verdicts => ({
  place: (event, phase, tick, evidence) => verdicts.push({ event, phase, tick, evidence }) - 1,
  settle: (slot, phase, evidence, tick) => {
    const verdict = verdicts[slot]
    if (verdict !== undefined)
      verdicts[slot] = { ...verdict, phase, evidence, tick: tick ?? verdict.tick }
  },
})
