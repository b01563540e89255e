import type { InstanceEvent, InstanceEventOf } from './instanceEvents.ts'
import type { InstancesMoment } from './instancesMoment.ts'

/** What is known after one more event. Changes nothing of what was before. */
export function foldInstances(before: InstancesMoment, event: InstanceEvent): InstancesMoment {
  switch (event.type) {
    case 'comparison':
      return {
        ...{ ...before, ...begun(event), running: event.comparison },
        ...{ tried: before.tried + 1, last: event.what },
      }
    case 'compared':
      return endOf(before, event.whole)
    case 'trial': {
      const { costs } = before
      return costs === null
        ? before
        : { ...before, costs: { ...costs, trials: [...costs.trials, event] } }
    }
    case 'value': {
      const { values } = before
      return values === null
        ? before
        : { ...before, values: { ...values, values: [...values.values, event] } }
    }
    case 'sharing': {
      const { sharing } = before
      return sharing === null
        ? before
        : { ...before, sharing: { ...sharing, found: [...sharing.found, event] } }
    }
    case 'errorListener':
      return { ...before, listens: event.on }
    case 'crash':
      return { ...before, crashes: [...before.crashes, event] }
    default:
      return event satisfies never
  }
}

/** Of an action: a crash is tried as soon as it is asked for. Who was left is told later, when somebody may look at something else. */
export function foldTried(before: InstancesMoment, action: string): InstancesMoment {
  return action === 'crash' ? { ...before, tried: before.tried + 1, last: 'crashes' } : before
}

/** An epoch has begun, or the session has ended: what went on does so no more. What was found out stays. */
export function endInstances(before: InstancesMoment): InstancesMoment {
  return before.running === null ? before : endOf(before, false)
}

function begun({
  comparison,
  what,
  times = 0,
  serialization = 'json',
}: InstanceEventOf<'comparison'>): Partial<InstancesMoment> {
  const base = { comparison, whole: null }
  switch (what) {
    case 'costs':
      return { costs: { ...base, times, trials: [] } }
    case 'values':
      return { values: { ...base, serialization, values: [] } }
    case 'sharing':
      return { sharing: { ...base, found: [] } }
    default:
      return what satisfies never
  }
}

function endOf(before: InstancesMoment, whole: boolean): InstancesMoment {
  const { running, costs, values, sharing } = before
  const end = <T extends { readonly comparison: number } | null>(one: T): T =>
    one !== null && one.comparison === running ? { ...one, whole } : one
  return {
    ...before,
    running: null,
    costs: end(costs),
    values: end(values),
    sharing: end(sharing),
  }
}
