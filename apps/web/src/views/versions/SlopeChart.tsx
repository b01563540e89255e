import { visibleText } from '../hooks/visibleText.ts'
import type { Cell } from './outputCells.ts'
import { windowAround } from './windowAround.ts'

type Row = { readonly name: string; readonly cells: readonly Cell[] }

const MOST = 10
const ROW_Y = [4, 74] as const
const CELL_H = 24
const LEFT = 34
const WIDTH = 336
const CHARACTERS = 3

/** Two orders of the same lines one above the other: what moved is tied together in the colour of its phase. */
export function SlopeChart({ top, bottom }: { top: Row; bottom: Row }) {
  const [from, to] = windowAround(top.cells, bottom.cells, MOST)
  const count = Math.max(1, to - from)
  const pitch = (WIDTH - LEFT) / count
  const center = (index: number) => LEFT + (index - from + 0.5) * pitch
  const isShown = (index: number) => index >= from && index < to
  const ties = pairs(top.cells, bottom.cells).filter(
    ({ above, below }) => isShown(above) && isShown(below),
  )
  const moved = new Set(
    ties.filter(({ above, below }) => above !== below).map(({ above }) => above),
  )
  const movedBelow = new Set(
    ties.filter(({ above, below }) => above !== below).map(({ below }) => below),
  )
  return (
    <svg className="slope" viewBox={`0 0 ${WIDTH} 102`} role="img" aria-label={spoken(top, bottom)}>
      {ties.map(({ above, below }) => (
        <line
          key={above}
          data-ph={top.cells[above]?.place.look}
          data-moved={above !== below}
          x1={center(above)}
          y1={ROW_Y[0] + CELL_H}
          x2={center(below)}
          y2={ROW_Y[1]}
        />
      ))}
      {[top, bottom].map((row, i) => (
        <g key={row.name} transform={`translate(0 ${ROW_Y[i]})`}>
          <text className="slope-name" x="0" y="16">
            {row.name}
          </text>
          {row.cells.slice(from, to).map((cell, k) => (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the output.
              key={k}
              data-ph={cell.place.look}
              data-moved={(i === 0 ? moved : movedBelow).has(from + k)}
              transform={`translate(${center(from + k)} 0)`}
            >
              <title>{visibleText(cell.text, 200)}</title>
              <rect x={-pitch / 2 + 2} width={pitch - 4} height={CELL_H} rx="3" />
              <text y="16" textAnchor="middle">
                {short(cell.text, Math.max(CHARACTERS, Math.floor((pitch - 8) / 7)))}
              </text>
            </g>
          ))}
        </g>
      ))}
    </svg>
  )
}

function short(text: string, most: number): string {
  const shown = visibleText(text, 60)
  return shown.length <= most ? shown : `${shown.slice(0, most - 1)}…`
}

/** Each line of the one with the same line of the other, the first with the first. */
function pairs(above: readonly Cell[], below: readonly Cell[]) {
  const free = new Map<string, number[]>()
  below.forEach(({ text }, i) => {
    free.set(text, [...(free.get(text) ?? []), i])
  })
  return above.flatMap(({ text }, i) => {
    const other = free.get(text)?.shift()
    return other === undefined ? [] : [{ above: i, below: other }]
  })
}

function spoken(...rows: readonly Row[]): string {
  return rows
    .map(({ name, cells }) => `Node ${name}: ${cells.map(({ text }) => text).join(', ')}`)
    .join('. ')
    .slice(0, 2000)
}
