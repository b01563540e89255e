/** What a person has placed: indices into the tiles, in order. */
export type Prediction = readonly number[]

export type PredictionAction =
  | { readonly type: 'place'; readonly tile: number }
  /** Takes back what was placed last. */
  | { readonly type: 'undo' }
  | { readonly type: 'takeBack'; readonly at: number }
  | { readonly type: 'move'; readonly from: number; readonly to: number }
  | { readonly type: 'clear' }

/** The prediction after `action`; the same object where it changes nothing. `places`: how many fit; one is replaced. */
export function reducePrediction(
  prediction: Prediction,
  action: PredictionAction,
  places: number,
): Prediction {
  switch (action.type) {
    case 'place':
      if (prediction.includes(action.tile)) return prediction
      if (places === 1) return [action.tile]
      return prediction.length < places ? [...prediction, action.tile] : prediction
    case 'undo':
      return prediction.length === 0 ? prediction : prediction.slice(0, -1)
    case 'takeBack':
      return prediction.filter((_, i) => i !== action.at)
    case 'move':
      return moved(prediction, action.from, action.to)
    case 'clear':
      return []
    default:
      return action satisfies never
  }
}

function moved(prediction: Prediction, from: number, to: number): Prediction {
  const tile = prediction[from]
  if (tile === undefined || to < 0 || to >= prediction.length || from === to) return prediction
  const others = prediction.filter((_, i) => i !== from)
  return [...others.slice(0, to), tile, ...others.slice(to)]
}
