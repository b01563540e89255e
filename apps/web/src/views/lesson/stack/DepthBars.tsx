import type { StackModel } from '@loopscope/shared/lesson/stack/readStack'
import {
  type StackSettings,
  WAY_WORDS,
  workerMb,
} from '@loopscope/shared/lesson/stack/stackSettings'
import { NOTED } from '@loopscope/shared/lesson/stack/stackStatements'

type Run = {
  readonly settings: StackSettings
  readonly model: StackModel
  /** Full version. */
  readonly node: string
}
type Props = { readonly now: Run; readonly earlier: readonly Run[] }

/** How deep it came, and with other settings before; the notes' number as a line through all of them. */
export function DepthBars({ now, earlier }: Props) {
  const runs = [now, ...earlier]
  const most = Math.max(NOTED * 1.3, ...runs.map(({ model }) => model.levels))
  const several = new Set(runs.map(({ node }) => node)).size > 1
  const part = (levels: number) => `${(100 * levels) / most}%`
  return (
    <div className="depths">
      <h2>Measured on this page</h2>
      <div className="depths-field">
        <ol aria-label="Measured on this page">
          {runs.map(({ settings, model: { levels, error }, node }, i) => (
            <li key={`${node} ${JSON.stringify(settings)}`} data-now={i === 0}>
              <span>
                {settingsWords(settings)}
                {several && `, Node ${node.split('.')[0]}`}
              </span>
              <i data-open={error === null} style={{ inlineSize: part(levels) }} />
              <b className="number">
                {levels.toLocaleString('en')}
                {error === null && ' and no end'}
              </b>
            </li>
          ))}
        </ol>
        <p className="depths-noted" style={{ insetInlineStart: part(NOTED) }}>
          <span>the notes: {NOTED.toLocaleString('en')}</span>
        </p>
      </div>
    </div>
  )
}

/** "calls itself, 6 arguments, a worker’s 2 MB" */
function settingsWords(settings: StackSettings): string {
  const { way, args, locals } = settings
  const mb = workerMb(settings)
  return [
    WAY_WORDS[way],
    ...(args > 0 ? [`${args} ${args === 1 ? 'argument' : 'arguments'}`] : []),
    ...(locals > 0 ? [`${locals} ${locals === 1 ? 'variable' : 'variables'}`] : []),
    ...(mb === null ? [] : [`a worker’s ${mb} MB`]),
  ].join(', ')
}
