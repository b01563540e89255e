import { Moments } from '../moments/Moments.tsx'

/** The strands, before anything has run. */
export function ZalgoEmpty() {
  return (
    <Moments
      name="Lines, in the order in which they were printed"
      strands={[
        { name: 'call', look: 'main' },
        { name: 'callback', look: 'main' },
      ]}
      moments={[]}
      now={0}
    />
  )
}
