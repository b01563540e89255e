import { useStore } from 'zustand'
import { isSaid, type LinkWords as Words } from '../../../state/share/linkWords.ts'
import { lazyPart } from '../../kit/lazyPart.tsx'
import type { Moments } from '../../share/stops/moments.ts'
import { useLab } from '../labContext.ts'
import { useEvents } from './useEvents.ts'

const LinkWords = lazyPart<{ words: Words; moments: Moments }>(
  async () => (await import('../../share/LinkWords.tsx')).LinkWords,
)

/** What the link that is on the page says of the session, and the way from stop to stop. Nothing where it says nothing. */
export function LabLinkWords() {
  const words = useStore(useLab().sharing.store, ({ link }) => link?.words)
  return words === undefined || !isSaid(words) ? null : <Said words={words} />
}

function Said({ words }: { words: Words }) {
  return <LinkWords words={words} moments={useEvents()} />
}
