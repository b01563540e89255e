import type { LinkStop } from '../../../state/share/linkWords.ts'
import type { AmongStops } from '../../../state/share/stops.ts'
import { visibleText } from '../../hooks/visibleText.ts'

type Props = {
  readonly stops: readonly LinkStop[]
  readonly among: AmongStops | null
  /** What a moment is called. */
  readonly name: (moment: number) => string
}

/** At which stop of a link the page stands, and what its author says of it. */
export function StopWord({ stops, among, name }: Props) {
  if (among === null)
    return (
      <>
        {stops.length === 1 ? 'One stop' : `${stops.length} stops`}, the first at{' '}
        {name(stops[0]?.step ?? 0)}
      </>
    )
  const word = stops[among.index]?.word ?? ''
  return (
    <>
      {among.exact ? 'Stop' : 'After stop'} {among.index + 1} of {stops.length}
      {word !== '' && (
        <>
          : <b>{visibleText(word)}</b>
        </>
      )}
    </>
  )
}
