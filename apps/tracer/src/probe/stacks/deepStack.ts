import { nodeMajor } from '../internals.ts'
import { apply } from '../primordials.ts'
import { cutOff } from '../rowWriter.ts'

/**
 * A function that calls itself without end leaves less and less of the stack. Up to Node 20 native code calls hooks of async
 * resources, and up to Node 18 those of promises, so that one which finds no room ends the process with 7: not even a
 * `try` around its body helps, since it cannot be entered. So the recorder goes out of the way before.
 */
const ENDS_PROCESS = nodeMajor <= 20
const ENDS_PROCESS_BY_PROMISE = nodeMajor <= 18

/**
 * Of 8 bytes: what must be left for as many more calls as there may be until the next look. Large enough for V8 to keep it
 * apart from young objects, which else would be collected sooner than on plain Node.
 */
const ROOM_SLOTS = ENDS_PROCESS ? 20_000 : 0
/** A look takes as long as copying all those. */
const LOOK_EVERY = 64
const filler = new Array<number>(ROOM_SLOTS).fill(0)
const nothing = Function.prototype as unknown as () => void

const exits: (() => void)[] = []
let calls = 0
let left = false

/** Registers how a hook is taken away. It may be called once. */
export function atStackEnd(leave: () => void): void {
  exits.push(leave)
}

/** First thing in the hook of async resources that native code makes. */
export function watchStack(): void {
  if (ENDS_PROCESS) look()
}

/** First thing in the hook of promises. */
export function watchStackOfPromise(): void {
  if (ENDS_PROCESS_BY_PROMISE) look()
}

/** What comes later is not recorded, as past the cap. */
function look(): void {
  if (left || ++calls % LOOK_EVERY !== 0 || hasRoom()) return
  left = true
  cutOff()
  for (let i = 0; i < exits.length; i++) (exits[i] as () => void)()
}

/** Arguments lie on the stack, and V8 looks whether they fit before it puts them there. */
function hasRoom(): boolean {
  try {
    apply(nothing, undefined, filler)
    return true
  } catch (_full) {
    return false
  }
}
