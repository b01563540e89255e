import type { GzipSide } from '@loopscope/shared/lab/gzip/compareGzip'
import { gzipSentences, rangeText, wholeText } from '@loopscope/shared/lab/gzip/gzipSentences'
import { lastMeasured } from '@loopscope/shared/lab/gzip/measureState'
import type { MedianRange } from '@loopscope/shared/lab/load/figures/compareSides'
import { loadCommand } from '@loopscope/shared/lab/load/loadCommand'
import { bytesText } from '@loopscope/shared/lab/load/loadWords'
import { unbroken } from '../../../hooks/unbroken.ts'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { CommandLine } from '../../CommandLine.tsx'
import { useIsLive, useMoment } from '../../labContext.ts'
import { WAY_WORDS } from './wayWords.ts'
import '../../Figures.css'

/** The measured figures with their ranges, and what they show. */
export function GzipFigures() {
  const measured = useMoment()?.proxy?.measured
  const found = measured === undefined ? null : lastMeasured(measured)
  return (
    <Panel
      name="Figures"
      className="figures gzip-figures"
      note={found !== null && 'medians, and ranges over the rounds'}
    >
      {found === null ? (
        <p className="figures-none">
          What is measured will appear here: bytes, processor time and answers per second, each with
          its range over the rounds.
        </p>
      ) : (
        <ScrollBox name="All figures" className="figures-body">
          <Table sides={found.compared.sides} />
          {gzipSentences(found.compared).map((sentence) => (
            <p key={sentence} className="gzip-said">
              {unbroken(sentence)}
            </p>
          ))}
          <Commands
            commands={found.run.parts.flatMap(({ started }) =>
              started.round === 1 ? (loadCommand(started) ?? []) : [],
            )}
          />
        </ScrollBox>
      )}
    </Panel>
  )
}

function Table({ sides }: { sides: readonly GzipSide[] }) {
  return (
    <table className="worker-figures">
      <caption className="unseen">Compression measured, medians and ranges over the rounds</caption>
      <thead>
        <tr>
          <th scope="col">gzip</th>
          <th scope="col">bytes</th>
          <th scope="col">HAProxy ms</th>
          <th scope="col">server ms</th>
          <th scope="col">answers/s</th>
        </tr>
      </thead>
      <tbody>
        {sides.map(({ way, bytes, proxy, server, rate }) => (
          <tr key={way}>
            <th scope="row">{WAY_WORDS[way]}</th>
            <Cell of={bytes} text={bytesText} />
            <Cell of={proxy} text={wholeText} />
            <Cell of={server} text={wholeText} />
            <Cell of={rate} text={wholeText} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ of, text }: { of: MedianRange | null; text: (value: number) => string }) {
  if (of === null) return <td>not told</td>
  const [median, range] = rangeText(of, text).split(' (')
  return (
    <td>
      {median}
      {range !== undefined && <small> {range.replace(')', '')}</small>}
    </td>
  )
}

/** The same in a terminal, and whether anybody answers there. */
function Commands({ commands }: { commands: readonly string[] }) {
  const asked = useMoment()?.processes.some(({ id, exit }) => id === 'server-gzip' && exit === null)
  const live = useIsLive() && asked === true
  return (
    <>
      <p className="gzip-said">
        {live
          ? 'The same in a terminal. What was measured stays for that, until another tab is chosen:'
          : 'The same in a terminal; those that answered there have ended:'}
      </p>
      <pre className="gzip-commands">
        {commands.map((command) => (
          <CommandLine key={command} command={command} />
        ))}
      </pre>
    </>
  )
}
