import { tripRange } from '@loopscope/shared/lesson/workers/handedOver'
import { HAND_WAYS, type HandSoFar } from '@loopscope/shared/lesson/workers/readHand'
import { HandRow } from './HandRow.tsx'
import './Hand.css'

type Props = {
  readonly model: HandSoFar
  /** us on the recording's clock. */
  readonly at: number
}

/** Who has the bytes before, while and after they are handed over, in each of three ways. */
export function HandPicture({ model, at }: Props) {
  const longest = Math.max(1, ...model.ways.map(({ rounds }) => tripRange(rounds).most))
  return (
    <ol className="hand" aria-label="Ways to hand a buffer over">
      {HAND_WAYS.map((way) => {
        const handed = model.ways.find((each) => each.way === way) ?? null
        return (
          <HandRow
            key={way}
            way={way}
            handed={handed}
            filled={handed !== null && handed.filledAt <= at}
            rounds={handed?.rounds.filter(({ answeredAt }) => answeredAt <= at) ?? []}
            longest={longest}
          />
        )
      })}
    </ol>
  )
}
