import type { PhasesSettings } from '@loopscope/shared/lesson/phases/phasesSettings'
import type { PhasesLine, PhasesModel } from '@loopscope/shared/lesson/phases/readPhases'
import type { Phase } from '@loopscope/shared/timeline/phase'
import { Glyph } from '../../kit/Glyph.tsx'
import { placeOf } from '../../kit/look.ts'
import { Ring } from '../../ring/Ring.tsx'
import type { PictureProps } from '../lessonView.ts'
import { Moments } from '../moments/Moments.tsx'
import type { Moment } from '../moments/moment.ts'
import { Claim } from './Claim.tsx'
import { LoopOrder } from './LoopOrder.tsx'
import './Phases.css'

/** The loop as a ring, and each line in the column of the phase that it was printed in. */
export function PhasesPicture({ model, settings, at }: PictureProps<PhasesSettings, PhasesModel>) {
  const { lines, order, from } = model
  const strands: readonly Phase[] = ['main', ...order]
  return (
    <div className="phases">
      <Claim subject={settings.subject} model={model} />
      <div className="phases-loop">
        <div className="phases-ring">
          <Ring />
        </div>
        <div className="phases-lines">
          <Moments
            name="Lines, in the order in which they were printed"
            strands={strands.map((phase) => {
              const { look } = placeOf(phase)
              return { name: phase, look }
            })}
            moments={lines.map((line, i) => momentOf(line, lines[i + 1], i, strands))}
            now={at - from}
          />
          <LoopOrder order={order} />
        </div>
      </div>
    </div>
  )
}

function momentOf(
  line: PhasesLine,
  next: PhasesLine | undefined,
  i: number,
  strands: readonly Phase[],
): Moment {
  const { look, name } = placeOf(line.phase, line.queue)
  // One visit to a phase, as far as lines tell.
  const stays = next !== undefined && next.phase === line.phase && next.tick === line.tick
  return {
    key: `${i} ${line.text}`,
    at: line.at,
    stretches: strands.map((phase) => (stays && phase === line.phase ? 'solid' : 'none')),
    marks: strands.map((phase) => (phase === line.phase ? look : null)),
    text: line.text,
    aside: (
      <span className="phases-place" data-ph={look}>
        <Glyph look={look} size={12} />
        {name}
        <span className="phases-turn">turn {line.tick}</span>
      </span>
    ),
  }
}
