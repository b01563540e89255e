import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { NOT_LOADED } from '../api/notLoaded.ts'
import { UNREACHABLE } from '../api/unreachable.ts'
import { createComparison } from './compare/comparison.ts'
import { createRaces } from './compare/races.ts'
import { createVersionRuns } from './compare/versionRuns.ts'
import { createWhatIf } from './compare/whatIf.ts'
import { createLanesView } from './lanesView.ts'
import type { Loopscope } from './loopscope.ts'
import { createAlternation } from './playback/alternation.ts'
import { createClock, type FrameScheduler } from './playback/clock.ts'
import { moved } from './playback/move.ts'
import { paceOf } from './playback/pace.ts'
import {
  createPlayback,
  type Playback,
  type PlaybackAction,
  reducePlayback,
  shownCursor,
} from './playback/playback.ts'
import { createReveal, NOTHING_SEEN } from './playback/reveal.ts'
import { createArrival } from './run/arrival.ts'
import { askForVersions, readRun, streamRun } from './run/askService.ts'
import type { Timers } from './run/batches.ts'
import { createFidelity } from './run/fidelity.ts'
import { createKeptRuns } from './run/keptRuns.ts'
import { loadedSelectors, loadSelectors } from './run/loadSelectors.ts'
import type { Selectors } from './run/selectors.ts'
import { createSession } from './run/session.ts'
import type { Subject } from './run/subject.ts'
import { createSelection, NOTHING_SELECTED } from './selection.ts'
import { createSharing } from './share/sharing.ts'

export type Surroundings = {
  readonly timers: Timers
  readonly frames: FrameScheduler
  /** Whether finished runs go to this browser's list; yes unless said. */
  readonly keepsRuns?: boolean
}

/** Builds the stores and joins them. */
export function createLoopscope({ timers, frames, keepsRuns = true }: Surroundings): Loopscope {
  const session = createSession()
  const playback = createPlayback()
  const selection = createSelection()
  const lanesView = createLanesView()
  const reveal = createReveal(playback)
  const keptRuns = createKeptRuns()
  const fidelity = createFidelity()
  const comparison = createComparison()
  let own: Selectors | null = null
  const selectors = () => {
    own ??= loadedSelectors()?.createSelectors() ?? null
    return own
  }
  let current: AbortController | null = null

  const whole = () => {
    const { events } = session.getState()
    return events.length === 0 ? null : (selectors()?.timelineOf(events) ?? null)
  }
  const timeline = () => {
    const { hidden, upTo } = reveal.getState()
    const all = whole()
    return all === null || !hidden ? all : (selectors()?.partOf(all, upTo) ?? null)
  }
  const pace = () => paceOf(whole(), playback.getState().clock, playback.getState().speed)
  const frame = () => {
    const all = whole()
    if (all === null) return null
    // While it is recorded the cursor rides on its end, which is not to be seen yet.
    const last = reveal.getState().hidden ? reveal.getState().upTo : all.steps.length - 1
    const cursor = playback.getState().following
      ? last
      : shownCursor(playback.getState(), all.steps.length - 1)
    return selectors()?.frameOf(all, cursor) ?? null
  }
  /** Has the views look again when they can read what they were given. */
  const readWhenLoaded = () =>
    loadSelectors().then(
      () => session.setState({}),
      (error) => {
        console.warn('A part of the page did not load.', error)
        session.setState({ problem: NOT_LOADED })
      },
    )

  /** Where what comes is hidden, playing stops before each line that can be predicted. */
  const held = (before: Playback, after: Playback): Playback => {
    const { hidden, upTo } = reveal.getState()
    const all = hidden ? whole() : null
    const step = all === null ? undefined : selectors()?.comingOf(all, before.cursor)?.step
    if (step === undefined || step <= upTo) return after
    if (before.cursor >= step - 1 || after.cursor < step - 1) return after
    return { ...after, cursor: step - 1, playing: false, progress: 0 }
  }
  const play = (action: PlaybackAction) => {
    playback.setState((state) => {
      const next = reducePlayback(state, action, pace())
      return action.type === 'advance' ? held(state, next) : next
    }, true)
    if (playback.getState().playing) clock.start()
    else clock.stop()
  }
  const alternation = createAlternation(frames, session, playback)
  const clock = createClock(frames, (ms) => play({ type: 'advance', ms }))

  const run = async () => {
    current?.abort()
    const controller = new AbortController()
    current = controller
    const before = session.getState()
    const { source, module, node, threadPoolSize } = before
    const arrival = createArrival(timers, (events, isFirst) => {
      if (current !== controller) return
      if (!isFirst) return session.setState((before) => ({ events: before.events.concat(events) }))
      session.setState({ events, recordedSource: source, shipped: false })
      fidelity.forget()
      selection.setState(NOTHING_SELECTED)
      lanesView.setState({ range: null })
      reveal.setState(NOTHING_SEEN)
      play({ type: 'record' })
    })
    // Asked before anything is drawn, so that the snippet runs meanwhile.
    const ending = streamRun(
      { source, module, node, threadPoolSize },
      controller.signal,
      arrival.add,
    )
    session.setState({ status: 'running', problem: null })
    const end = await ending
    // What never began leaves what was there before.
    arrival.end(end.type !== 'failed')
    if (current !== controller) return
    current = null
    const failed = end.type === 'failed' ? end : null
    const { events } = session.getState()
    const isPart = failed?.isCut === true && events !== before.events && events.length > 0
    session.setState({
      status: end.type,
      problem: failed && (isPart ? `${failed.sentence} What arrived is shown.` : failed.sentence),
    })
    // Nothing came instead of it.
    if (failed !== null && events.length === 0)
      session.setState({
        events: before.events,
        recordedSource: before.recordedSource,
        shipped: before.shipped,
      })
    // The last moment of what broke off is the one that there are questions about. Where what comes is hidden it would be told.
    const stays = isPart && playback.getState().following && !reveal.getState().hidden
    play(stays ? { type: 'seek', cursor: Number.POSITIVE_INFINITY } : { type: 'rest' })
    if (end.type !== 'complete') return
    const recorded = session.getState().events
    const header = recorded.find((event) => event.type === 'run')
    if (header !== undefined) void fidelity.check(header.runId)
    if (keepsRuns) await keptRuns.keep({ source, module, node, events: recorded })
  }

  const show = (
    recorded: Omit<Subject, 'threadPoolSize'>,
    shown: readonly TraceEvent[],
    { shipped = false }: { readonly shipped?: boolean } = {},
  ) => {
    current?.abort()
    current = null
    fidelity.forget()
    session.setState({
      ...recorded,
      events: shown,
      shipped,
      recordedSource: recorded.source,
      status: 'complete',
      problem: null,
    })
    selection.setState(NOTHING_SELECTED)
    lanesView.setState({ range: null })
    reveal.setState(NOTHING_SEEN)
    play({ type: 'record' })
    play({ type: 'rest' })
    if (shown.length > 0 && selectors() === null) void readWhenLoaded()
  }

  const begin = (subject: Subject) => {
    // Not only stopped: a run that is still going on may not come back into the empty page.
    show(subject, [])
    session.setState({ recordedSource: null, status: 'idle' })
  }

  const parts = {
    session,
    playback,
    selection,
    lanesView,
    reveal,
    whole,
    timeline,
    show,
    begin,
    play,
  }

  return {
    ...parts,
    alternation,
    keptRuns,
    races: createRaces(),
    versionRuns: createVersionRuns(),
    fidelity,
    comparison,
    whatIf: createWhatIf(comparison),
    sharing: createSharing(parts),
    frame,
    async read(events) {
      const { createSelectors } = await loadSelectors()
      own ??= createSelectors()
      return own.timelineOf(events)
    },
    async loadVersions() {
      const versions = await askForVersions()
      if (versions === null) return session.setState({ problem: UNREACHABLE })
      session.setState(({ problem, node }) => ({
        versions,
        // A link may have chosen one already.
        node: node === DEFAULT_NODE ? versions.default : node,
        problem: problem === UNREACHABLE ? null : problem,
      }))
    },
    run,
    stop: () => current?.abort(),
    async openRun(id) {
      const run = await keptRuns.read(id)
      if (run !== null) show(run, run.events)
    },
    readRun,
    move(move) {
      const shown = whole()
      if (shown === null) return
      // Who rides on the end of a recording that still grows steps into it from its beginning, as Play does.
      const steps = typeof move === 'object' && move.to === 'next'
      const rides = steps && playback.getState().following
      const cursor = rides ? 0 : shownCursor(playback.getState(), shown.steps.length - 1)
      play({ type: 'pause' })
      play({ type: 'seek', cursor: moved(shown, cursor, move) })
    },
  }
}
