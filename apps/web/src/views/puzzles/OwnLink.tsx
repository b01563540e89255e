import { useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../Icon.tsx'
import { usePuzzles } from './puzzlesContext.ts'

/** The address of the puzzle, to be given away. */
export function OwnLink() {
  const { own } = usePuzzles()
  const fragment = useStore(own.store, (state) => state.fragment)
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  if (fragment === null) return null
  const address = `${location.origin}/puzzles/own${fragment}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied('yes')
    } catch {
      // Forbidden here, or not a secure page: the field holds the address.
      setCopied('no')
    }
  }
  return (
    <>
      <h3>Its link</h3>
      <div className="own-link">
        <input
          type="text"
          aria-label="Link"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name="link" size={14} />
          Copy
        </button>
        <a className="button" href={address} target="_blank" rel="noreferrer">
          Try it
        </a>
      </div>
      <p role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'no' &&
          'This browser does not let the page copy: select the link and copy it yourself.'}
      </p>
      <p>
        They answer first; then it runs: 30 times for the answer, and once more to show what
        happened.
      </p>
    </>
  )
}
