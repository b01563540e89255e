import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { Pair, PairSide } from '@loopscope/shared/lab/proxy/pair'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import '../../Figures.css'

/** The same on both, side by side: answers lost, the last of them, and when all of it worked again. */
export function PairFigures() {
  const moment = useMoment()
  const pair = moment?.pair ?? null
  return (
    <Panel name="Figures" className="figures" note={pair && <Clock pair={pair} moment={moment} />}>
      {moment === null || pair === null ? (
        <p className="figures-none">
          Kill one of each: how many answers are lost on both sides, and how long each takes to work
          as a whole again, will appear here.
        </p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <Sides pair={pair} at={moment.at} />
        </ScrollBox>
      )}
    </Panel>
  )
}

function Clock({ pair: { how, at }, moment }: { pair: Pair; moment: LabMoment | null }) {
  return (
    <span className="number">
      {seconds((moment?.at ?? at) - at)} after the {how}
    </span>
  )
}

function Sides({ pair, at }: { pair: Pair; at: number }) {
  const { how, cluster, haproxy } = pair
  const sides = [cluster, haproxy]
  return (
    <table className="worker-figures pair-figures">
      <caption className="unseen">
        What came of {how === 'kill' ? 'killing' : 'freezing'} one process of each
      </caption>
      <thead>
        <tr>
          <th scope="col">since the {how}</th>
          <th scope="col">Cluster</th>
          <th scope="col">HAProxy</th>
        </tr>
      </thead>
      <tbody>
        <Row
          name={how === 'kill' ? 'killed' : 'frozen'}
          cells={sides.map(({ process }) => process)}
        />
        <Row
          name="answers lost"
          cells={sides.map(({ lost }) => lost.toLocaleString('en'))}
          bad={sides.map(({ lost }) => lost > 0)}
          strong
        />
        <Row name="answered" cells={sides.map(({ answered }) => answered.toLocaleString('en'))} />
        <Row
          name="last one lost after"
          cells={sides.map(({ lastLostAt }) =>
            lastLostAt === null ? 'none lost' : seconds(lastLostAt - pair.at),
          )}
        />
        <Row
          name="whole again after"
          cells={sides.map((side) => wholeWords(side, pair.at, at))}
          strong
        />
        {pair.backAt !== null && (
          <Row
            name="of that, since brought back"
            cells={sides.map(({ wholeAt }) =>
              wholeAt === null || pair.backAt === null || wholeAt < pair.backAt
                ? '–'
                : seconds(wholeAt - pair.backAt),
            )}
          />
        )}
      </tbody>
    </table>
  )
}

type RowProps = {
  readonly name: string
  readonly cells: readonly string[]
  readonly bad?: readonly boolean[]
  readonly strong?: boolean
}

function Row({ name, cells, bad = [], strong = false }: RowProps) {
  return (
    <tr data-strong={strong}>
      <th scope="row">{name}</th>
      {cells.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
        <td key={i} className="number" data-bad={bad[i] === true}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

function wholeWords({ reducedAt, wholeAt }: PairSide, from: number, at: number): string {
  if (wholeAt !== null) return seconds(wholeAt - from)
  return reducedAt === null ? 'it is whole' : `not yet, ${seconds(at - from)} so far`
}

const seconds = (us: number) => `${(us / 1_000_000).toFixed(2)} s`
