import type { ShareView } from '@loopscope/shared/wire/share'
import type { LanesView } from '../lanesView.ts'
import type { ClockKind } from '../playback/pace.ts'
import type { Player } from '../player.ts'
import type { Selection } from '../selection.ts'

/** How the person looks at the recording, as a link says it: only what is not as it always is. */
export function viewOf(
  clock: ClockKind,
  { scale, range }: Pick<LanesView, 'scale' | 'range'>,
  { selected }: Selection,
): ShareView {
  return {
    ...(clock === 'order' ? {} : { clock }),
    ...(scale === 'order' ? {} : { scale }),
    ...(range === null ? {} : { range: { from: Math.max(0, range.from), to: range.to } }),
    ...(selected === null ? {} : { selected }),
  }
}

/** Goes to a moment of the recording that is on the page. What it does not have (of a link made by hand) is left out. */
export function showMoment(
  {
    lanesView,
    selection,
    timeline,
    play,
  }: Pick<Player, 'lanesView' | 'selection' | 'timeline' | 'play'>,
  cursor: number | null,
  { clock = 'order', scale = 'order', range, selected }: ShareView,
): void {
  const operations = timeline()?.operations.length ?? 0
  play({ type: 'clock', clock })
  play({ type: 'seek', cursor: cursor ?? 0 })
  lanesView.setState({ scale, range: range ?? null })
  selection.setState({
    hovered: null,
    selected: selected !== undefined && selected < operations ? selected : null,
  })
}
