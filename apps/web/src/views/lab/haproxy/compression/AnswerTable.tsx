import {
  type AnswerKind,
  answerKindNames,
  answerKinds,
} from '@loopscope/shared/lab/gzip/answerKinds'
import type { AnswerSize } from '@loopscope/shared/lab/gzip/foldSizes'
import { isByServer } from '@loopscope/shared/lab/gzip/whoCompressed'
import { Panel } from '../../../kit/Panel.tsx'
import { ScrollBox } from '../../../kit/ScrollBox.tsx'
import { useMoment } from '../../labContext.ts'
import './Compression.css'

/** Every kind of answer, weighed as a client without gzip and one with it got it last, since compression was set. */
export function AnswerTable() {
  const sizes = useMoment()?.proxy?.sizes.last ?? []
  const others = sizes.filter(({ accepts }) => accepts !== '' && accepts !== 'gzip')
  return (
    <Panel name="Answers, weighed" className="answers">
      {sizes.length === 0 ? (
        <p className="figures-none">
          Weigh all kinds: what each answer weighs without gzip and with it will appear here.
        </p>
      ) : (
        <ScrollBox name="All answers" className="answers-body">
          <table>
            <caption className="unseen">Bytes of each kind of answer, head and body</caption>
            <thead>
              <tr>
                <th scope="col">answer</th>
                <th scope="col">without gzip</th>
                <th scope="col">with gzip</th>
              </tr>
            </thead>
            <tbody>
              {answerKindNames.map((kind) => (
                <Row key={kind} kind={kind} sizes={sizes} />
              ))}
            </tbody>
          </table>
          {others.map(({ kind, accepts, encoding, bytes }) => (
            <p key={`${kind} ${accepts}`}>
              {answerKinds[kind].path} for a client that takes {accepts}:{' '}
              {bytes.toLocaleString('en')} bytes, {encoding === '' ? 'as it is' : encoding}
            </p>
          ))}
        </ScrollBox>
      )}
    </Panel>
  )
}

function Row({ kind, sizes }: { kind: AnswerKind; sizes: readonly AnswerSize[] }) {
  const of = (accepts: string) =>
    sizes.find((size) => size.kind === kind && size.accepts === accepts) ?? null
  const [plain, gzip] = [of(''), of('gzip')]
  const grew = plain !== null && gzip !== null && gzip.bytes > plain.bytes
  return (
    <tr>
      <th scope="row">
        {answerKinds[kind].path} <small>{answerKinds[kind].type}</small>
      </th>
      <td className="number">{plain === null ? '–' : plain.bytes.toLocaleString('en')}</td>
      <td className="number" data-bad={grew}>
        {gzip === null ? '–' : gzip.bytes.toLocaleString('en')}{' '}
        <small>{gzip === null ? '' : outcome(gzip, plain)}</small>
      </td>
    </tr>
  )
}

/** What became of an answer: by whom it was compressed, and to what share. */
function outcome(gzip: AnswerSize, plain: AnswerSize | null): string {
  if (gzip.encoding === '') return 'as it is'
  const isTold = gzip.before !== null && plain?.before != null
  // By whom is told by HAProxy's log; without it there is only that it is compressed.
  const by = !isTold ? 'compressed' : isByServer(gzip, plain) ? 'by the server' : 'by HAProxy'
  if (plain === null) return by
  const share = `${Math.round((100 * gzip.bytes) / plain.bytes)} %`
  return gzip.bytes > plain.bytes ? `${share}: grew, ${by}` : `${share}, ${by}`
}
