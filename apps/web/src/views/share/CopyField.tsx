import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import '../kit/TextField.css'

/** How long "Copied" stays, ms. */
const SAID_MS = 2000

/** A text to take along, and the button that copies it. */
export function CopyField({ name, text }: { name: string; text: string }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'copied' | 'by hand' | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      // Pages that are neither https nor of this machine have no clipboard.
      if (input.current !== null) selectAll(input.current)
      setSaid('by hand')
    }
  }
  const words = said === 'copied' ? 'Copied' : said === 'by hand' ? 'Ctrl C' : 'Copy'
  return (
    <div className="share-field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className="text-field"
        ref={input}
        readOnly
        value={text}
        onFocus={({ currentTarget }) => selectAll(currentTarget)}
      />
      <button
        type="button"
        className="button small"
        aria-label={`${words} ${name[0]?.toLowerCase()}${name.slice(1)}`}
        onClick={() => void copy()}
      >
        {said === 'copied' ? <Icon name="check" size={14} /> : null}
        {words}
      </button>
    </div>
  )
}

/** Backwards: of a text that is longer than its field, the beginning is what tells it from others. */
function selectAll(input: HTMLInputElement): void {
  input.setSelectionRange(0, input.value.length, 'backward')
  input.scrollLeft = 0
}
