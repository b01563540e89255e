import type { LabEvent } from '../labEvent.ts'
import type { InstanceEvent } from './instanceEvents.ts'

/** Listed once more, because the schemas bring zod with them, which no first paint needs. */
const TYPES: Readonly<Record<InstanceEvent['type'], true>> = {
  ...{ comparison: true, compared: true, trial: true, value: true, sharing: true },
  ...{ errorListener: true, crash: true },
}

export function isInstanceEvent(event: LabEvent): event is InstanceEvent {
  return Object.hasOwn(TYPES, event.type)
}
