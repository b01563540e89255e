import { CopyField } from './CopyField.tsx'
import { type EmbedFrame, embedTag } from './embedTag.ts'

type Props = {
  readonly id: string
  /** The frame that another page shows it in. */
  readonly frame: EmbedFrame
  /** The service is being asked for something. */
  readonly busy: boolean
  /** Deletes it for everybody; null where its key is not: it was made in another browser. */
  readonly remove: (() => Promise<void>) | null
}

/** A link that there is: its address, what to put into another page, and how to be rid of it. */
export function SharedLink({ id, frame, busy, remove }: Props) {
  return (
    <>
      <CopyField name="Link" text={`${location.origin}/s/${id}`} />
      <CopyField name="Embed" text={embedTag(location.origin, id, frame)} />
      {remove !== null && (
        <button
          type="button"
          className="button small"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void remove()
          }}
        >
          Delete this link
        </button>
      )}
    </>
  )
}
