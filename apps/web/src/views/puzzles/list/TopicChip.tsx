import { Glyph } from '../../kit/Glyph.tsx'
import { topicLook } from './topicLook.ts'
import '../../kit/Chip.css'

/** What a puzzle is about. Never a button. */
export function TopicChip({ topic }: { topic: string }) {
  const look = topicLook(topic)
  return (
    <span className="chip topic-chip" data-ph={look ?? undefined}>
      {look !== null && <Glyph look={look} size={10} />}
      {topic}
    </span>
  )
}
