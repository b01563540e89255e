import type { OperationIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { litOperation } from '../state/selection.ts'
import type { ThemeStore } from '../state/theme.ts'
import {
  useLoopscope,
  useSelection,
  useSession,
  useTimeline,
} from '../views/hooks/loopscopeContext.ts'
import { usePanes } from '../views/hooks/panesContext.ts'
import { useThrottledFrame } from '../views/hooks/useThrottledFrame.ts'
import { decorations } from './decorations.ts'
import { historyWords, lineHistories } from './lines/lineHistory.ts'
import type { MountedEditor } from './monaco.ts'

/** Keeps text, theme, language and marked lines of the editor current. */
export function useEditorSync(mounted: MountedEditor | null, store: ThemeStore) {
  const { session } = useLoopscope()
  const theme = useStore(store, (state) => state.theme)
  const module = useSession((state) => state.module)
  const source = useSession((state) => state.source)
  // What stands in the store by now: by the time this runs, more may have been typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: source says when, the store says what.
  useEffect(() => mounted?.setSource(session.getState().source), [mounted, session, source])
  useEffect(() => mounted?.setTheme(theme), [mounted, theme])
  useEffect(
    () => mounted?.setLanguage(module === 'typescript' ? 'typescript' : 'javascript'),
    [mounted, module],
  )
  const zoom = usePanes((panes) => panes.zoom)
  useEffect(() => mounted?.setZoom(zoom), [mounted, zoom])
  useMoment(mounted)
  useHistory(mounted)
  useLitLines(mounted)
}

/** Monaco draws for milliseconds when its marks change: while playing, not at every step. */
const EDITOR_MS = 250

function useMoment(mounted: MountedEditor | null) {
  const frame = useThrottledFrame(EDITOR_MS)
  const timeline = useRecordedTimeline()
  const lines = useMemo(
    () => (timeline === null ? [] : decorations(frame, timeline)),
    [frame, timeline],
  )
  const isStart = timeline !== null && frame?.cursor === 0
  useEffect(() => {
    mounted?.setLines(lines)
    const now = lines.find(({ lineClass }) => lineClass !== null)
    // Main runs from the top, before any line of it is known.
    mounted?.reveal(now?.line ?? (isStart ? 'start' : null))
  }, [mounted, lines, isStart])
}

const NEXT = 'Click, or F8, for the next such moment.'

function useHistory(mounted: MountedEditor | null) {
  const timeline = useRecordedTimeline()
  const words = useMemo(() => {
    const histories = timeline === null ? [] : [...lineHistories(timeline)]
    return new Map(histories.map(([line, all]) => [line, `${historyWords(all)} ${NEXT}`]))
  }, [timeline])
  useEffect(() => mounted?.setHistory(words), [mounted, words])
}

function useLitLines(mounted: MountedEditor | null) {
  const timeline = useRecordedTimeline()
  const lit = useSelection(litOperation)
  const group = useSelection((state) => state.group)
  const line = useSelection((state) => state.line)
  useEffect(() => {
    const grouped = [...(group?.callbacks ?? [])].map((index) => timeline?.callbacks[index]?.line)
    mounted?.setLit(
      [...new Set([...linesOf(lit, timeline), ...grouped.filter(isLine)])],
      timeline && line,
    )
  }, [mounted, lit, group, line, timeline])
}

function isLine(line: number | null | undefined): line is number {
  return typeof line === 'number'
}

function linesOf(lit: OperationIndex | null, timeline: Timeline | null): number[] {
  const operation = timeline?.operations[lit ?? -1]
  if (timeline === null || operation === undefined) return []
  const ran = operation.runs.map((run) => timeline.callbacks[run]?.line ?? null)
  return [...new Set([operation.line, ...ran])].filter((line) => line !== null)
}

/** None while the text is not the one that was recorded: its line numbers would point elsewhere. */
function useRecordedTimeline(): Timeline | null {
  const timeline = useTimeline()
  const current = useSession(({ source, recordedSource }) => source === recordedSource)
  return current ? timeline : null
}
