import { createContext, useContext } from 'react'
import type { Predictions } from '../../state/lab/predictions.ts'

export const PredictionsContext = createContext<Predictions | null>(null)

export function usePredictions(): Predictions {
  const predictions = useContext(PredictionsContext)
  if (predictions === null) throw new Error('This view stands outside of a demo.')
  return predictions
}
