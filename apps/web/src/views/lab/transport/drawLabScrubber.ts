import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { isStop } from '../../../state/lab/moves/labMove.ts'
import { isDeath } from '../processWords.ts'
import type { StripTheme } from '../strip/stripTheme.ts'

/** As in every browser, the slider's thumb stays this far from the ends, px. */
const PAD = 8
const MIDDLE = 20

/** The whole session in small: a mark for whatever befell a process, above it one for each action, below it where requests failed. */
export function drawLabScrubber(
  context: CanvasRenderingContext2D,
  events: readonly LabEvent[],
  cursor: number,
  width: number,
  theme: StripTheme,
): void {
  context.clearRect(0, 0, width, 40)
  const room = width - 2 * PAD
  const last = Math.max(1, events.length - 1)
  const x = (index: number) => PAD + (room * index) / last
  context.fillStyle = theme.quiet
  context.fillRect(PAD, MIDDLE - 2, room, 4)
  context.fillStyle = theme.life
  context.fillRect(PAD, MIDDLE - 2, x(cursor) - PAD, 4)
  const drawn = new Set<string>()
  const mark = (index: number, top: number, height: number, colour: string) => {
    const at = Math.round(x(index))
    const key = `${at} ${top}`
    if (drawn.has(key)) return
    drawn.add(key)
    context.fillStyle = colour
    context.fillRect(at - 1, top, 2, height)
  }
  events.forEach((event, index) => {
    if (event.type === 'action') mark(index, 4, 7, theme.strong)
    else if (isDeath(event)) mark(index, 12, 16, theme.bad)
    else if (event.type === 'answer' && event.outcome !== 'answered') mark(index, 30, 6, theme.bad)
    else if (isStop(event, 'process')) mark(index, 14, 12, theme.text)
  })
  if (events.length === 0) return
  context.fillStyle = theme.strong
  context.beginPath()
  context.arc(x(cursor), MIDDLE, 6, 0, 2 * Math.PI)
  context.fill()
}
