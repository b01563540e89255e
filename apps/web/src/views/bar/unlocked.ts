import type { Key } from '../keys/keys.ts'

/** The key as it would be without Caps Lock: only Shift turns a move around. */
export function unlocked(event: KeyboardEvent): Key {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const swapped = shiftKey ? key.toUpperCase() : key.toLowerCase()
  const isLocked = key.length === 1 && event.getModifierState('CapsLock')
  return { key: isLocked ? swapped : key, ctrlKey, metaKey, altKey, shiftKey }
}
