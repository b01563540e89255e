import type { LinkStop } from '../../state/share/linkWords.ts'
import type { AmongStops } from '../../state/share/stops.ts'
import { visibleText } from '../hooks/visibleText.ts'

type Props = { readonly stops: readonly LinkStop[]; readonly among: AmongStops | null }

/** At which stop of a link the page stands, and what its author says of it. */
export function StopWord({ stops, among }: Props) {
  if (among === null)
    return (
      <>
        {stops.length === 1 ? 'One stop' : `${stops.length} stops`}, the first at step{' '}
        {stops[0]?.step.toLocaleString('en')}
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
