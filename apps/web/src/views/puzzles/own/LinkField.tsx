import { useState } from 'react'
import { Icon } from '../../kit/Icon.tsx'

type Props = { readonly name: string; readonly text: string; readonly tryAt?: string }

/** Text to be given away, and the button that copies it. `tryAt`: an address that opens beside. */
export function LinkField({ name, text, tryAt }: Props) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly done: boolean }>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied({ text, done: true })
    } catch {
      // Forbidden here, or not a secure page: the field holds the text.
      setCopied({ text, done: false })
    }
  }
  return (
    <>
      <div className="own-link">
        <input
          type="text"
          aria-label={name}
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name="link" size={14} />
          Copy
        </button>
        {tryAt !== undefined && (
          <a className="button" href={tryAt} target="_blank" rel="noreferrer">
            Try it
          </a>
        )}
      </div>
      <p role="status">
        {copied?.text === text &&
          (copied.done
            ? 'Copied.'
            : 'This browser does not let the page copy: select the text and copy it yourself.')}
      </p>
    </>
  )
}
