import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { shownCursor } from '../../../state/playback/playback.ts'
import { useLoopscope, useTimeline } from '../../hooks/loopscopeContext.ts'
import { formatCount } from '../../kit/format.ts'
import { saveFile } from '../saveFile.ts'
import { stretchOf } from './stretch.ts'

/** Saves a stretch of the recording as a picture that moves; pressed again while it is made, ends that. `fail`: told when it cannot be made. */
export function GifButton({ fail }: { readonly fail: (error: unknown) => void }) {
  const loopscope = useLoopscope()
  const timeline = useTimeline()
  const range = useStore(loopscope.lanesView, (view) => view.range)
  const last = (timeline?.steps.length ?? 1) - 1
  const cursor = useStore(loopscope.playback, (playback) => shownCursor(playback, last))
  const [made, setMade] = useState<{ readonly steps: number; readonly of: number } | null>(null)
  const current = useRef<AbortController | null>(null)
  const stretch = stretchOf(range, cursor, last)
  const steps = stretch.to - stretch.from + 1

  const save = async () => {
    const controller = new AbortController()
    current.current = controller
    const tell = (count: number) => setMade({ steps: count, of: steps })
    tell(0)
    try {
      const [{ toGif }, { playThrough }] = await Promise.all([
        import('./toGif.ts'),
        import('./playThrough.ts'),
      ])
      const gif = await toGif(playThrough(loopscope, stretch, controller.signal, tell))
      saveFile('loopscope.gif', gif)
    } catch (error) {
      if (!controller.signal.aborted) fail(error)
    } finally {
      current.current = null
      setMade(null)
    }
  }
  const words = range === null ? 'each step from this one on' : 'each step that the lanes show'
  return (
    <button
      type="button"
      disabled={timeline === null}
      onClick={() => (made === null ? void save() : current.current?.abort())}
    >
      <b>{made === null ? 'GIF' : 'Stop the GIF'}</b>
      <span>
        {made === null
          ? `${words}, as a picture that moves: ${formatCount(steps, 'step')}${stretch.left > 0 ? `, ${stretch.left} later ones are left out` : ''}`
          : `${made.steps} of ${formatCount(made.of, 'step')} drawn`}
      </span>
    </button>
  )
}
