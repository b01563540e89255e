import type { ZalgoModel, ZalgoStep, ZalgoStrand } from '@loopscope/shared/lesson/zalgo/readZalgo'
import type { ZalgoSettings } from '@loopscope/shared/lesson/zalgo/zalgoSettings'
import { Glyph } from '../../kit/Glyph.tsx'
import { type Look, placeOf } from '../../kit/look.ts'
import type { PictureProps } from '../lessonView.ts'
import { Moments } from '../moments/Moments.tsx'
import type { Moment } from '../moments/moment.ts'
import './Zalgo.css'

/** The call, the callback, and what the caller has at stake, from line to line. */
export function ZalgoPicture({ model, at }: PictureProps<ZalgoSettings, ZalgoModel>) {
  const { strands, steps, from } = model
  return (
    <div className="zalgo">
      <Moments
        name="Lines, in the order in which they were printed"
        strands={strands.map((name) => ({ name, look: LOOKS[name] }))}
        moments={steps.map((step, i) => momentOf(step, i, strands))}
        now={at - from}
      />
    </div>
  )
}

/** Of the strands; the callback has the colours of the place that it runs from. */
const LOOKS: Readonly<Record<ZalgoStrand, Look>> = {
  call: 'main',
  callback: 'main',
  'bar = 0': 'idle',
  'bar = 1': 'main',
  try: 'idle',
  listener: 'idle',
}

function momentOf(step: ZalgoStep, i: number, strands: readonly ZalgoStrand[]): Moment {
  const place = placeOf(step.phase, step.queue)
  const isCallback = step.marks.includes('callback')
  return {
    key: `${i} ${step.text}`,
    at: step.at,
    stretches: strands.map((strand) => (step.lasting.includes(strand) ? 'solid' : 'none')),
    marks: strands.map((strand) => {
      if (!step.marks.includes(strand)) return null
      return strand === 'callback' ? place.look : LOOKS[strand]
    }),
    text: isCallback ? <b>{step.text}</b> : step.text,
    aside: (
      <span className="zalgo-place" data-ph={place.look}>
        <Glyph look={place.look} size={12} />
        {isCallback && step.inside ? `${place.name}, within the call` : place.name}
      </span>
    ),
  }
}
