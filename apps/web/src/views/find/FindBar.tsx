import { findMoments, foundWords } from '@loopscope/shared/timeline/moments/findMoments'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { shownCursor } from '../../state/playback/playback.ts'
import { useLoopscope, usePlayback } from '../hooks/loopscopeContext.ts'
import { visibleText } from '../hooks/visibleText.ts'
import { Icon } from '../kit/Icon.tsx'
import { goTo } from '../timeline/input/pick.ts'
import { nextFound } from './nextFound.ts'
import './Find.css'

/** Finds a text in all that the recording holds, lights every place of it and goes from one to the next. */
export function FindBar({ timeline }: { timeline: Timeline }) {
  const loopscope = useLoopscope()
  const { selection, lanesView } = loopscope
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { steps, callbacks } = useMemo(() => findMoments(timeline, query), [timeline, query])
  const cursor = usePlayback((playback) => shownCursor(playback, timeline.steps.length - 1))
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    const group =
      steps.length === 0
        ? null
        : { number: null, callbacks, steps: new Set(steps), operations: new Set<number>() }
    selection.setState({ group })
  }, [selection, steps, callbacks])
  useEffect(() => () => selection.setState({ group: null }), [selection])
  const go = (by: 1 | -1) => {
    const step = nextFound(steps, cursor, by)
    if (step !== null) goTo(loopscope, step)
  }
  const close = () => lanesView.setState({ over: null })
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const at = steps.indexOf(cursor)
  const what = useMemo(
    () => (at < 0 ? '' : visibleText(foundWords(timeline, query, cursor), 160)),
    [timeline, query, at, cursor],
  )
  return (
    <search className="find-bar" aria-label="Find">
      <input
        ref={field}
        type="search"
        aria-label="Find in console, lanes and requests"
        placeholder="Text, callback, request, L12"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <span className="number" role="status" aria-label="Found">
        {query.trim() === ''
          ? ''
          : steps.length === 0
            ? 'none'
            : `${at < 0 ? '' : `${(at + 1).toLocaleString('en')} of `}${steps.length.toLocaleString('en')}`}
      </span>
      <span className="find-what" title={what}>
        {what}
      </span>
      <button
        type="button"
        aria-label="Previous one"
        disabled={steps.length === 0}
        onClick={() => go(-1)}
      >
        <Icon name="back" size={14} />
      </button>
      <button
        type="button"
        aria-label="Next one"
        disabled={steps.length === 0}
        onClick={() => go(1)}
      >
        <Icon name="forward" size={14} />
      </button>
      <button type="button" aria-label="Close" onClick={close}>
        <Icon name="cross" size={14} />
      </button>
    </search>
  )
}
