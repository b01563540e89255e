import type { LabBatch, LabsResponse } from '@loopscope/shared/lab/labApi'
import { LabFold } from '@loopscope/shared/lab/labAt'
import type { DemoName, LabEvent } from '@loopscope/shared/lab/labEvent'
import { createStore } from 'zustand/vanilla'
import type { LabActionRequest } from '../../api/labs.ts'
import { createClock, type FrameScheduler } from '../playback/clock.ts'
import {
  createPlayback,
  type PlaybackAction,
  reducePlayback,
  shownCursor,
} from '../playback/playback.ts'
import { endsRefusal } from './endsRefusal.ts'
import type { LabAct, LabPage } from './labPage.ts'
import { LabReasons } from './labReasons.ts'
import { createLabSharing } from './labSharing.ts'
import { EMPTY_LAB, type LabBarred, type LabState } from './labState.ts'
import { actInLab, endLab, fetchLabs, fetchShippedLab, followLab, startLab } from './labsService.ts'
import { labMoved } from './moves/labMove.ts'
import { labPaceOf } from './moves/labPace.ts'
import { nowCursor } from './moves/nowCursor.ts'

export type LabSurroundings = {
  readonly frames: FrameScheduler
  /** A word for this tab, to tell its actions from another's. */
  readonly tab: string
  /** Name of the recording that comes with the page; left out: the demo's. */
  readonly shipped?: () => string
}

/** Builds the stores and joins them. */
export function createLabPage(
  demo: DemoName,
  { frames, tab, shipped = () => demo }: LabSurroundings,
): LabPage {
  const store = createStore<LabState>(() => EMPTY_LAB)
  const playback = createPlayback()
  playback.setState({ clock: 'time' })
  /** The recording, read at two places at once: where the cursor stands and where the session is. */
  let events: LabEvent[] = []
  let shown = new LabFold(events)
  let end = new LabFold(events)
  let told = new LabFold(events)
  let reasons = new LabReasons(events)
  let epoch = 0
  /** What is said as a problem is that an action was refused. */
  let wasRefused = false
  let leave: (() => void) | null = null

  const last = () => Math.max(0, events.length - 1)
  const cursor = () => shownCursor(playback.getState(), last())
  const play = (action: PlaybackAction) => {
    const pace = labPaceOf(events, playback.getState().clock)
    playback.setState((state) => reducePlayback(state, action, pace), true)
    if (playback.getState().playing) clock.start()
    else clock.stop()
  }
  const clock = createClock(frames, (ms) => play({ type: 'advance', ms }))

  /** Puts a recording in the place of the one before. */
  const replace = (recorded: LabEvent[], state: Partial<LabState>) => {
    events = recorded
    shown = new LabFold(events)
    end = new LabFold(events)
    told = new LabFold(events)
    reasons = new LabReasons(events)
    store.setState({ ...state, events, length: events.length })
  }
  const goLive = () => play({ type: 'record' })
  const isMoving = () => playback.getState().playing || playback.getState().following

  const onBatch = (batch: LabBatch) => {
    const isAnew = batch.from === 0 && events.length > 0
    // A hole: the browser asks again from where it stands.
    if (batch.from > events.length) return
    epoch = batch.epoch
    const expiresAt = Date.parse(batch.expiresAt)
    if (isAnew) {
      sharing.forget()
      replace([...batch.events], { expiresAt })
    } else {
      const before = wasRefused ? end.at(last()) : null
      const more = batch.events.slice(events.length - batch.from)
      shown.append(more)
      if (wasRefused && endsRefusal(more, before, end.at(last()))) {
        wasRefused = false
        store.setState({ problem: null })
      }
      store.setState({ length: events.length, expiresAt })
    }
    if (events.at(-1)?.type === 'end') rest()
  }
  /** The session is over; its recording stays. */
  const rest = () => {
    leave?.()
    leave = null
    if (store.getState().status !== 'live') return
    if (playback.getState().following) play({ type: 'seek', cursor: last() })
    store.setState({ status: 'still', expiresAt: null, connected: true })
  }
  const join = (id: string) => {
    leave?.()
    sharing.forget()
    replace([], { status: 'live', origin: 'own', id, connected: true, problem: null })
    goLive()
    leave = followLab(id, {
      batch: onBatch,
      connected: (connected) => store.setState({ connected }),
      refused: () => void whenRefused(id),
    })
  }
  /** A browser tells no reason: the service does. */
  const whenRefused = async (id: string) => {
    const answer = await fetchLabs()
    if (store.getState().id !== id) return
    const goesOn = answer.type === 'done' && answer.value.owned.some((session) => session.id === id)
    store.setState({
      problem: goesOn
        ? 'This session goes on, but four tabs show it already. Close one of them and reload this one.'
        : 'This session is over: the service does not have it any more.',
    })
    rest()
  }

  const start = async () => {
    const { status } = store.getState()
    if (status === 'starting' || status === 'live') return
    store.setState({ status: 'starting', problem: null })
    const answer = await startLab(demo)
    if (answer.type === 'done') return join(answer.value.id)
    store.setState({ status: events.length > 0 ? 'still' : 'idle', problem: answer.sentence })
  }
  const act = async (action: LabAct) => {
    const { id, status } = store.getState()
    if (id === null || status !== 'live') return false
    // Each of the union's members has these two beside its own.
    const body = { ...action, epoch, tab } as LabActionRequest
    const answer = await actInLab(id, body)
    if (store.getState().id !== id) return false
    wasRefused = answer.type === 'failed'
    store.setState({ problem: answer.type === 'failed' ? answer.sentence : null })
    if (answer.type === 'done') epoch = answer.value.epoch
    return answer.type === 'done'
  }
  const showShipped = async (name = shipped()) => {
    const answer = await fetchShippedLab(name)
    const { status } = store.getState()
    if (status === 'starting' || status === 'live') return
    if (answer.type === 'done') show(answer.value, 'shipped', null)
    else store.setState({ status: 'idle', problem: 'The recorded session did not arrive.' })
  }
  const show: LabPage['show'] = (recorded, origin, at) => {
    leave?.()
    leave = null
    sharing.forget()
    replace([...recorded], { status: 'still', origin, id: null, problem: null, expiresAt: null })
    play({ type: 'pause' })
    play({ type: 'seek', cursor: at ?? 0 })
  }

  const sharing = createLabSharing(() => ({ id: store.getState().id, cursor: cursor() }))
  return {
    ...{ demo, store, playback, sharing, cursor, start, act, showShipped, show, play, goLive },
    moment: () => shown.at(cursor()),
    now: (at) => told.at(nowCursor(events, at ?? cursor(), at === undefined && isMoving())),
    why: (at) => reasons.at(at ?? cursor(), at === undefined && isMoving()),
    latest: () => end.at(last()),
    async load() {
      const answer = await fetchLabs()
      if (store.getState().status !== 'asking') return
      const barred: LabBarred | null =
        answer.type === 'done'
          ? barredBy(answer.value, demo)
          : { why: 'unreachable', sentence: answer.sentence }
      store.setState({ status: 'idle', barred })
      const owned = answer.type === 'done' ? answer.value.owned : []
      const own = owned.find((session) => session.demo === demo)
      if (own !== undefined) join(own.id)
      else if (barred !== null) await showShipped()
    },
    async stop() {
      const { id, status } = store.getState()
      if (id === null || status !== 'live') return
      const answer = await endLab(id)
      if (answer.type === 'failed') store.setState({ problem: answer.sentence })
    },
    async reset() {
      const { status } = store.getState()
      if (status === 'live') {
        if (await act({ action: 'reset' })) return goLive()
        // Whatever became of it, Reset leaves a demo that works.
        rest()
      }
      await start()
    },
    move(move) {
      const to = labMoved(events, cursor(), move)
      play({ type: 'pause' })
      play({ type: 'seek', cursor: to })
    },
  }
}

function barredBy({ enabled, labs }: LabsResponse, demo: DemoName): LabBarred | null {
  if (!enabled) return { why: 'off' }
  const entry = labs.find((lab) => lab.demo === demo)
  if (entry === undefined) return { why: 'missing', missing: [] }
  return entry.possible ? null : { why: 'missing', missing: entry.missing }
}
