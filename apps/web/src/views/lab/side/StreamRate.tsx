import { counted } from '@loopscope/shared/lab/labWords'
import { useAct } from '../labContext.ts'
import { Range } from './Range.tsx'

/** Requests per second without an end. */
export function StreamRate({ rate }: { rate: number }) {
  const act = useAct()
  return (
    <Range
      name="Stream"
      value={rate}
      min={0}
      max={200}
      step={5}
      words={(value) => (value === 0 ? 'off' : `${value} req/s`)}
      spoken={(value) => `${counted(value, 'request')} per second`}
      set={(value) => act({ action: 'stream', rate: value })}
    />
  )
}
