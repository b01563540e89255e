import type { Phase } from '@loopscope/shared/timeline/phase'
import type { OperationIndex, Output } from '@loopscope/shared/timeline/timeline'
import { textPieces, visibleText } from '../hooks/visibleText.ts'
import { Chip } from '../kit/Chip.tsx'
import { formatCount, formatMs } from '../kit/format.ts'
import { Glyph } from '../kit/Glyph.tsx'
import { placeOf } from '../kit/look.ts'
import { useLit } from '../now/useLit.ts'
import type { ConsoleLine } from './consoleLines.ts'

type Props = {
  readonly output: Output
  /** What the callback that printed it stands for. */
  readonly operation: OperationIndex | null
  readonly line: ConsoleLine
  /** Not the first line of its write. */
  readonly continued: boolean
  readonly time: 'past' | 'now' | 'later'
  /** The first in which another run differs. */
  readonly differs: boolean
  readonly position: number
  readonly size: number
  readonly top: number
  readonly height: number
  readonly seek: () => void
}

/** One line of the console, as a button to its moment. */
export function ConsoleRow({
  output,
  operation,
  line,
  continued,
  time,
  differs,
  position,
  size,
  top,
  height,
  seek,
}: Props) {
  const place = placeOf(output.phase, output.queue)
  const lit = useLit(operation, output)
  return (
    <li aria-setsize={size} aria-posinset={position} style={{ top, height }}>
      <button
        type="button"
        className="console-line"
        aria-label={continued && line.text === '' ? 'Empty line' : undefined}
        data-ph={place.look}
        data-phase={output.phase}
        data-queue={output.queue ?? undefined}
        data-time={time}
        data-differs={differs}
        data-stream={output.stream}
        onClick={seek}
        {...lit}
      >
        {differs && <span className="unseen">First difference: </span>}
        <span className="console-ms">{continued ? '' : formatMs(output.at)}</span>
        <span className="console-place">
          {!continued && <Chip place={place} />}
          {!continued && output.queue !== null && <DrainedIn phase={output.phase} />}
        </span>
        <span className="console-text" dir="ltr">
          {line.pieces.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one line have no other identity
            <span key={i} className="console-row">
              <Pieces text={row} />
            </span>
          ))}
          {line.omitted > 0 && (
            <span className="console-omitted">
              {' '}
              … {formatCount(line.omitted, 'more character')}
            </span>
          )}
        </span>
        {!continued && <Writer output={output} />}
      </button>
    </li>
  )
}

/** Where the call stands that wrote it; of a logger of the program's, where that was called. */
function Writer({ output }: { output: Output }) {
  const { line, elsewhere } = output.caller ?? output
  const title =
    output.caller === undefined || output.line === null
      ? undefined
      : `${visibleText(output.caller.logger, 40)}(), line ${output.line}, was called here`
  return (
    <span className="console-site" title={title}>
      {line === null ? elsewhere : `L${line}`}
    </span>
  )
}

/** A stranger's text, with what would act in it as escapes. */
function Pieces({ text }: { text: string }) {
  return textPieces(text).map((piece, i) =>
    piece.control ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity
      <span key={i} className="control">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  )
}

/** A queue is drained within a phase: which one, as its sign, and as a word for who cannot see it. */
function DrainedIn({ phase }: { phase: Phase }) {
  const { look, name } = placeOf(phase)
  return (
    <span className="console-phase" data-ph={look} title={`drained in ${name}`}>
      <Glyph look={look} size={9} />
      <span className="unseen">in {name}</span>
    </span>
  )
}
