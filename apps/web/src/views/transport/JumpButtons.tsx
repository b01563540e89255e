import { KeyHint } from '../kit/KeyHint.tsx'
import './Transport.css'

/** `word`: what the page says for it elsewhere. The button shows what its name says, so that it can be asked for aloud. */
type Jump<Stop extends string> = {
  readonly stop: Stop
  readonly word?: string
  readonly key: string
}

type Props<Stop extends string> = {
  /** Where jumps stop, and the key that does the same. */
  readonly jumps: readonly Jump<Stop>[]
  /** What a stop is called in the button's name: "Next process event". */
  readonly noun?: string
  /** Nothing is recorded. */
  readonly empty: boolean
  /** Whether there is anything to go on to: where not, the button looks like it. */
  readonly leads: (stop: Stop) => boolean
  readonly move: (move: { readonly to: 'next' | 'previous'; readonly stop: Stop }) => void
}

/** Ways of a transport to what stands further away. With Shift they lead back. */
export function JumpButtons<Stop extends string>({ jumps, noun, empty, leads, move }: Props<Stop>) {
  return (
    <div className="transport-group jumps">
      <span className="transport-word">Next</span>
      {jumps.map(({ stop, word, key }) => {
        const name = `Next ${stop}${noun === undefined ? '' : ` ${noun}`}`
        return (
          <button
            key={stop}
            type="button"
            className="button small"
            aria-label={name}
            title={`${name}${word === undefined ? '' : `, a ${word}`} (${key}); with Shift, the previous one`}
            disabled={empty}
            // Not disabled: with Shift it still leads back, and it may have the focus.
            aria-disabled={!leads(stop)}
            onClick={(event) => move({ to: event.shiftKey ? 'previous' : 'next', stop })}
          >
            {stop}
            <KeyHint>{key}</KeyHint>
          </button>
        )
      })}
    </div>
  )
}
