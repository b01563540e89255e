import { counted } from '@loopscope/shared/lab/labWords'
import { keysMoved } from '@loopscope/shared/lab/proxy/keysMoved'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { Panel } from '../../../kit/Panel.tsx'
import { useMoment } from '../../labContext.ts'
import './Algorithms.css'

type Keys = ProxyEventOf<'keys'>

const SIZE = 148
const INNER = 30
const STEP = 17

/** Each key at its place around the clock, on the circle of the server that answered it; a stroke shows where it was before. */
export function HashRing() {
  const proxy = useMoment()?.proxy ?? null
  const keys = proxy?.keys ?? null
  const before = proxy?.keysBefore ?? null
  return (
    <Panel
      name="Keys and servers"
      className="ring-panel"
      note={keys !== null && <span className="number">{counted(keys.of.length, 'key')}</span>}
    >
      {keys === null ? (
        <p className="figures-none">
          Choose uri, send 300 keys, take a server away, and send them again: which keys have moved
          will appear here.
        </p>
      ) : (
        <div className="ring-body">
          <Ring keys={keys} before={before} />
          <div>
            <dl className="node-list">
              {keys.servers.map((name, i) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className="number">
                    {counted(keys.of.filter((server) => server === i).length, 'key')}
                  </dd>
                </div>
              ))}
            </dl>
            {before !== null && (
              <p className="ring-moved">
                <b className="number">{keysMoved(before, keys)}</b> of {keys.of.length} moved since
                the last time
              </p>
            )}
          </div>
        </div>
      )}
    </Panel>
  )
}

function Ring({ keys, before }: { keys: Keys; before: Keys | null }) {
  const names = [...new Set([...(before?.servers ?? []), ...keys.servers])].sort()
  const radius = (name: string | undefined) =>
    INNER + STEP * Math.max(0, names.indexOf(name ?? names[0] ?? ''))
  const point = (key: number, r: number) => {
    const angle = (2 * Math.PI * key) / keys.of.length - Math.PI / 2
    const at = (part: number) => (SIZE / 2 + part * r).toFixed(1)
    return `${at(Math.cos(angle))} ${at(Math.sin(angle))}`
  }
  const moved = before === null ? 'none' : `${keysMoved(before, keys)}`
  return (
    <svg
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      role="img"
      aria-label={`${keys.of.length} keys on ${keys.servers.length} servers; moved since the last time: ${moved}`}
    >
      {names.map((name) => (
        <circle key={name} className="ring-line" cx={SIZE / 2} cy={SIZE / 2} r={radius(name)} />
      ))}
      {keys.of.map((server, key) => {
        if (server < 0) return null
        const r = radius(keys.servers[server])
        const was = before?.servers[before.of[key] ?? -1]
        const old = was === undefined ? r : radius(was)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key is its number
          <g key={key} data-moved={old !== r}>
            {old !== r && <path className="ring-move" d={`M${point(key, old)}L${point(key, r)}`} />}
            <path className="ring-key" d={`M${point(key, r)}h0`} />
          </g>
        )
      })}
      {names.map((name, i) => (
        <text key={name} className="ring-name" x={SIZE / 2 + 2} y={SIZE / 2 - radius(name) + 4}>
          {i + 1}
        </text>
      ))}
    </svg>
  )
}
