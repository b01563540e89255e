import type { ReactNode } from 'react'
import { CopyField } from './CopyField.tsx'

type Props = {
  readonly id: string
  /** The step that the address leads to; null: the link's own moment. */
  readonly step?: number | null
  /** What to put into another page. */
  readonly embed: ReactNode
  /** The service is being asked for something. */
  readonly busy: boolean
  /** Deletes it for everybody; null where its key is not: it was made in another browser. */
  readonly remove: (() => Promise<void>) | null
}

/** A link that there is: its address, what to put into another page, and how to be rid of it. */
export function SharedLink({ id, step = null, embed, busy, remove }: Props) {
  return (
    <>
      <CopyField
        name="Link"
        text={`${location.origin}/s/${id}${step === null ? '' : `?step=${step}`}`}
      />
      {embed}
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
