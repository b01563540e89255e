import { useStore } from 'zustand'
import { isSaid, type LinkWords as Words } from '../../state/share/linkWords.ts'
import { recordedOn } from '../bar/recordedOn.ts'
import { useLoopscope, useTimeline } from '../hooks/loopscopeContext.ts'
import { lazyPart } from '../kit/lazyPart.tsx'
import { ForkButton } from './ForkButton.tsx'
import type { Moments } from './moments.ts'
import { useSteps } from './useSteps.ts'

const LinkWords = lazyPart<{ words: Words; moments: Moments }>(
  async () => (await import('./LinkWords.tsx')).LinkWords,
)

/** What a person sees who came by a link: when this was, and that it is not happening now. */
export function SharedNotice() {
  const { sharing } = useLoopscope()
  const shown = useStore(sharing.store, (state) => state.shown)
  const run = useTimeline()?.run ?? null
  if (shown === null || run === null) return null
  return (
    <>
      {shown.opened && (
        <div className="notice shared-notice">
          <p>
            <b>A shared recording</b> of {recordedOn(run)}, on Node {run.node}. Opening it ran
            nothing. Run records it again.
          </p>
          <ForkButton />
        </div>
      )}
      {isSaid(shown.words) && <WordsOfRun words={shown.words} />}
    </>
  )
}

function WordsOfRun({ words }: { words: Words }) {
  return <LinkWords words={words} moments={useSteps()} />
}
