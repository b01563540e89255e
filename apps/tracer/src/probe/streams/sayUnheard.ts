import { EventEmitter } from 'events'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { onlyIndexInMain, placeAt } from '../mainSource.ts'
import { surelyPrints } from '../output/surelyPrints.ts'
import { ownDescriptor, ownNames } from '../primordials.ts'
import { row, textId } from '../rowWriter.ts'
import { mayHaveRun } from '../stacks/framesSeen.ts'
import { functionText } from '../stacks/usersFunctions.ts'
import { className, constructorOf } from '../tasks/className.ts'
import { earlyEmit, isInline } from './earlyEmit.ts'
import { ownValue } from './streamFacts.ts'
import { forListeners, type Listener, original } from './streamListeners.ts'
import { forSeenEmitters } from './streamsSeen.ts'

/** Longer names are no event's that a person would be told of. */
const LONGEST_NAME = 64

/** Writes which listeners of the snippet's were never called, as their event had been emitted before they were there. */
export function sayUnheard(): void {
  forSeenEmitters((emitter) => {
    const made = constructorOf(emitter)
    if (made !== EventEmitter && onlyIndexInMain(functionText(made)) < 0) return
    const events = ownValue(emitter, '_events')
    if (typeof events !== 'object' || events === null) return
    const names = ownNames(events)
    for (let i = 0; i < names.length; i++) {
      const event = names[i] as string
      if (event.length <= LONGEST_NAME)
        forListeners(emitter, event, (listener) => sayListener(event, listener, className(emitter)))
    }
  })
}

function sayListener(event: string, listener: Listener, emitterClass: string): void {
  const inner = original(listener)
  const text = functionText(inner)
  const start = onlyIndexInMain(text)
  if (text === null || start < 0 || !isInline(event, start)) return
  const from = placeAt(start)
  // What `once` adds is taken away before it is called.
  const isOnce = inner !== listener && ownDescriptor(listener, 'listener') !== undefined
  if (!isOnce && (!surelyPrints(text) || mayHaveRun(from, placeAt(start + text.length)))) return
  const emit = earlyEmit(event, start, emitterClass)
  if (emit < 0) return
  row(ROWS.unheard, textId(event), from.line, from.column, placeAt(emit).line, isOnce ? 1 : 0)
}
