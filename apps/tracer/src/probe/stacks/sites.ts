import { lastIndexOf, mapGet, mapSet, slice } from '../primordials.ts'
import { recording } from '../rowWriter.ts'
import { emitterBelow } from '../streams/emitted.ts'
import {
  type CallSite,
  isAsyncFrame,
  isLoader,
  isMainFile,
  LOADERS,
  owner,
  ownFile,
  setMainFile,
  USERS,
} from './callSite.ts'
import { type Hook, takeFrames } from './takeFrames.ts'
import { writeSite } from './writeSite.ts'

/** Where in the user's source a thing was scheduled: each place is written once and then named by its number. */

/** Node frames between the hook and the user's, plus the user's own that are kept. */
const CAPTURE_FRAMES = 22
const sites = new Map<string, number>()
let count = 0

/** From now on the frames of `file`, the main module's absolute path, count as the snippet's own. */
export function beginSites(file: string): void {
  setMainFile(file)
  count = 0
  sites.clear()
  lastLength = -1
  topLevel.clear()
  for (const look of looks) look.frames = look.atFirst
}

/**
 * How many frames a hook takes at first: each costs V8 half a microsecond, and most stacks that matter end early. It
 * follows what the hook's stacks were like.
 */
export type Look = { frames: number; readonly atFirst: number }
const looks: Look[] = []

/** A hook's look, of so many frames to begin with. */
export function newLook(atFirst = CAPTURE_FRAMES): Look {
  const look = { frames: atFirst, atFirst }
  looks.push(look)
  return look
}

/**
 * Interned id of the user's frames on the stack right now, or -1 where there are none. Never throws.
 * `below`: the hook that asks; it and what it called are left out.
 */
export function captureSite(below: Hook, look: Look): number {
  return recording() ? siteOf(takeFrames(below, look.frames), below, look) : -1
}

/** The same for frames that the hook has taken itself: each function between it and V8 costs as much as two frames more. */
export function siteOf(frames: CallSite[] | null, below: Hook, look: Look): number {
  if (frames === null) return -1
  const same = isLast(frames)
  if (!(same && lastEnds) && goesOn(frames, look)) {
    const all = takeFrames(below, CAPTURE_FRAMES)
    if (all === null) return -1
    if (!isLast(all)) lastId = find(all)
    look.frames = lastNeeded
  } else if (!same) lastId = find(frames)
  // One look too deep costs less than two: it becomes shallower only where the same place asks again.
  else if (lastNeeded < look.frames) look.frames = lastNeeded
  return isLoadersOwn(look) ? -1 : lastId
}

/** The file of the innermost frame, past the recorder's own, of the stack that was looked at last; null where it has none. */
export function innermostFile(): unknown {
  for (let i = 0; i < lastLength; i++) if (lastFiles[i] !== ownFile) return lastFiles[i]
  return null
}

function goesOn(trace: CallSite[], { frames, atFirst }: Look): boolean {
  const last = frames < CAPTURE_FRAMES ? trace[frames - 1] : undefined
  if (last === undefined) return false
  const file = last.getFileName()
  if (isTopLevel(file, last)) return false
  return owner(file, last) !== LOADERS || (frames !== atFirst && !hasUsers(trace, frames))
}

function hasUsers(trace: CallSite[], frames: number): boolean {
  for (let i = 0; i < frames; i++) {
    const site = trace[i] as CallSite
    if (owner(site.getFileName(), site) === USERS) return true
  }
  return false
}

/** The loader was at work by the end of the hook's first look, and the user's code comes only below it: an `import()`. */
function isLoadersOwn({ atFirst }: Look): boolean {
  return lastFirst >= atFirst && isLoader(lastFiles[atFirst - 1])
}

/**
 * Where in the main module's source its top level has scheduled something. A position belongs to one function, and this
 * one no one but the loader calls: below its frame nothing of the user's can come.
 */
const topLevel = new Map<unknown, true>()

function isTopLevel(file: string | null | undefined, site: CallSite): boolean {
  return isMainFile(file) && mapGet(topLevel, position(site)) === true
}

/**
 * The frames of the last capture: a loop that schedules asks for the same site again and again. What tells two captures
 * apart is a user's frame's file and position, the name of what it called, and the place of Node's that emitted the event
 * for which it was called. Of other frames the file is enough: asking for a position costs V8 more than all the rest, and
 * the first time it parses Node's own source for it.
 */
const NOT_COMPARED = null
/** Full from the start: writing to a hole would call a setter that the snippet has put on Array.prototype. */
const lastFiles: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
const lastPlaces: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
let lastLength = -1
let lastFirst = -1
let lastId = -1
/** The frames that tell all of the last capture: to the module's function or one of the loader's, or one more than there are. */
let lastNeeded = CAPTURE_FRAMES
/** Below the last of those frames nothing of the user's can come. */
let lastEnds = false

function isLast(trace: CallSite[]): boolean {
  if (trace.length !== lastLength) return false
  for (let i = 0; i < lastLength; i++) {
    const site = trace[i] as CallSite
    if (site.getFileName() !== lastFiles[i]) return false
    const place = lastPlaces[i]
    if (place === NOT_COMPARED) continue
    if (place !== (i < lastFirst ? site.getFunctionName() : position(site))) return false
  }
  return true
}

function find(trace: CallSite[]): number {
  let key = ''
  let first = -1
  let last = -1
  let below = false
  lastLength = trace.length
  lastNeeded = lastLength < CAPTURE_FRAMES ? lastLength + 1 : CAPTURE_FRAMES
  for (let i = 0; i < lastLength; i++) {
    const site = trace[i] as CallSite
    const file = site.getFileName()
    lastFiles[i] = file
    lastPlaces[i] = NOT_COMPARED
    if (below) continue
    const whose = owner(file, site)
    if (whose === USERS) {
      if (first === -1) first = i
      last = i
      const place = position(site)
      lastPlaces[i] = place
      key += isMainFile(file) ? `${place};` : `${file}@${place};`
      // The same place, where its function only waits for what runs.
      if (isAsyncFrame(site)) key += 'a;'
      below = mapGet(topLevel, place) === true && isMainFile(file)
      if (below) lastNeeded = i + 1
    } else if (first !== -1 && whose === LOADERS) {
      below = true
      lastNeeded = i + 1
      if (last === i - 1) learnTopLevel(trace[last] as CallSite, site)
    }
  }
  lastEnds = below
  lastFirst = first
  if (first === -1) return -1
  const called = calledAbove(first)
  const name = called < 0 ? null : (trace[called] as CallSite).getFunctionName()
  if (called >= 0) lastPlaces[called] = name
  const api = promisesTimer(trace, called) ?? name
  const emitter = emitterBelow(trace, last)
  if (emitter >= 0 && emitter < lastLength) {
    const place = position(trace[emitter] as CallSite)
    lastPlaces[emitter] = place
    key += `${lastFiles[emitter]}!${place}`
  }
  key = `${api};${key}`
  const known = mapGet(sites, key) as number | undefined
  if (known !== undefined) return known
  const id = count++
  mapSet(sites, key, id)
  writeSite(id, trace, { first, last, called, emitter }, api)
  return id
}

/** The loader calls a module's function in Module.prototype._compile, which has no function name on Node 22 and later. */
function learnTopLevel(site: CallSite, caller: CallSite): void {
  if (!isMainFile(site.getFileName()) || caller.getMethodName() !== '_compile') return
  mapSet(topLevel, position(site), true)
  lastNeeded--
}

/** Index of the frame of what the innermost user's frame called, past the recorder's impersonators; -1 where there is none. */
function calledAbove(first: number): number {
  let i = first - 1
  while (i >= 0 && lastFiles[i] === ownFile) i--
  return i
}

/**
 * "timersPromises.setInterval" where the user's call led to one of those functions: an async generator is entered by its
 * `next`, and scheduler.wait passes the call on. Between it and the hook stand the frames above the called one.
 */
function promisesTimer(trace: CallSite[], called: number): string | null {
  for (let i = called; i >= 0; i--) {
    if (lastFiles[i] !== PROMISES_TIMERS) continue
    const name = (trace[i] as CallSite).getFunctionName() ?? ''
    return `timersPromises.${slice(name, lastIndexOf(name, '.') + 1)}`
  }
  return null
}

/** From Node 15 on. */
const PROMISES_TIMERS = 'node:timers/promises'

function position(site: CallSite): unknown {
  return site.getPosition === undefined
    ? `${site.getLineNumber()}:${site.getColumnNumber()}`
    : site.getPosition()
}
