import {
  type CallSite,
  isMainFile,
  LOADERS,
  owner,
  ownFile,
  setMainFile,
  USERS,
} from './callSite.ts'
import { mapGet, mapSet } from './primordials.ts'
import { recording } from './rowWriter.ts'
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
}

/**
 * Interned id of the user's frames on the stack right now, or -1 where there are none. Never throws.
 * `below`: the hook that asks; it and what it called are left out. `look`: how many frames to take at first. Each costs V8 about 0.1 us, and most stacks end early.
 */
export function captureSite(below: Hook = captureSite, look = CAPTURE_FRAMES): number {
  return recording() ? siteOf(takeFrames(below, look), below, look) : -1
}

/** The same for frames that the hook has taken itself: each function between it and V8 costs as much as two frames more. */
export function siteOf(frames: CallSite[] | null, below: Hook, look: number): number {
  if (frames === null) return -1
  const more = look < CAPTURE_FRAMES && goesOn(frames, look)
  const trace = more ? takeFrames(below, CAPTURE_FRAMES) : frames
  return trace === null ? -1 : intern(trace)
}

function goesOn(trace: CallSite[], look: number): boolean {
  const last = trace[look - 1]
  return last !== undefined && owner(last.getFileName(), last) !== LOADERS
}

/**
 * The frames of the last capture: a loop that schedules asks for the same site again and again. What tells two captures
 * apart is a user's frame's file and position and the name of what it called. Of other frames the file is enough: asking
 * for a position costs V8 more than all the rest, and the first time it parses Node's own source for it.
 */
const NOT_COMPARED = null
/** Full from the start: writing to a hole would call a setter that the snippet has put on Array.prototype. */
const lastFiles: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
const lastPlaces: unknown[] = new Array(CAPTURE_FRAMES).fill(NOT_COMPARED)
let lastLength = -1
let lastFirst = -1
let lastId = -1

function intern(trace: CallSite[]): number {
  if (!isLast(trace)) lastId = find(trace)
  return lastId
}

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
    } else below = first !== -1 && whose === LOADERS
  }
  lastFirst = first
  if (first === -1) return -1
  const called = calledAbove(first)
  const api = called < 0 ? null : (trace[called] as CallSite).getFunctionName()
  if (called >= 0) lastPlaces[called] = api
  key = `${api};${key}`
  const known = mapGet(sites, key) as number | undefined
  if (known !== undefined) return known
  const id = count++
  mapSet(sites, key, id)
  writeSite(id, trace, first, last, api)
  return id
}

/** Index of the frame of what the innermost user's frame called, past the recorder's stand-ins; -1 where there is none. */
function calledAbove(first: number): number {
  let i = first - 1
  while (i >= 0 && lastFiles[i] === ownFile) i--
  return i
}

function position(site: CallSite): unknown {
  return site.getPosition === undefined
    ? `${site.getLineNumber()}:${site.getColumnNumber()}`
    : site.getPosition()
}
