import {
  deepestLayer,
  LAYERS,
  type Layer,
  type LayerPath,
  type LayerThread,
  layerThread,
} from '@loopscope/shared/lesson/layers/layerPaths'
import type { Phase } from '@loopscope/shared/timeline/phase'
import type { CallStage } from './callStage.ts'
import { Rails } from './Rails.tsx'

type Props = {
  readonly path: LayerPath
  readonly stage: CallStage
  /** In which its callback runs; null: it has none, or nothing has run. */
  readonly phase: Phase | null
  /** Whether JavaScript goes on with something else. */
  readonly isBusy: boolean
}

/** One band per layer, from the top; a rail down and a rail back, as far as the call gets. */
export function LayerBands({ path, stage, phase, isBusy }: Props) {
  const deepest = deepestLayer(path)
  const end = LAYERS.indexOf(deepest)
  return (
    <ol className="layers-bands" aria-label="Layers of Node" data-stage={stage}>
      {LAYERS.map((layer, i) => {
        const thread = layerThread(path, layer)
        const here = standsHere(layer, deepest, stage)
        return (
          <li key={layer} data-thread={thread ?? 'none'} data-here={here}>
            <span className="layers-rails" data-ph={phase ?? undefined}>
              {i <= end && (
                <Rails
                  reach={i === end ? 'turn' : i === 0 ? 'first' : 'through'}
                  stops={thread !== null}
                  stage={stage}
                />
              )}
            </span>
            <b>{NAMES[layer]}</b>
            <span className="layers-what">{whatOf(layer, path)}</span>
            <span className="layers-thread">{threadWords(thread)}</span>
            {layer === 'application' && (
              <span
                className="layers-now"
                data-ph={stage === 'back' ? (phase ?? undefined) : undefined}
              >
                {applicationWords(stage, phase, isBusy)}
              </span>
            )}
            {layer === deepest && stage === 'away' && (
              <span className="layers-now">the work is here</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function standsHere(layer: Layer, deepest: Layer, stage: CallStage): boolean {
  if (stage === 'before' || stage === 'back') return layer === 'application'
  return layer === deepest
}

function whatOf(layer: Layer, path: LayerPath): string {
  switch (layer) {
    case 'application':
      return `your program calls ${path.words}`
    case 'npm':
      return 'not on this way; a package would make the same call, in the same thread'
    case 'core':
      return path.core ?? 'not on this way: it is part of the language'
    case 'bindings':
      return path.bindings ?? 'not on this way'
    case 'libraries':
      return path.libraries
    case 'system':
      return path.system ?? 'not asked for anything'
    default:
      return layer satisfies never
  }
}

function applicationWords(stage: CallStage, phase: Phase | null, isBusy: boolean): string {
  if (stage === 'before') return 'not called yet'
  if (stage === 'down') return 'waits for the call to return'
  if (stage === 'away') return isBusy ? 'goes on' : 'has returned; the loop goes on'
  return phase === null ? 'has the result' : `callback, in ${phase}`
}

function threadWords(thread: LayerThread): string {
  switch (thread) {
    case 'JavaScript':
      return 'thread of JavaScript'
    case 'pool':
      return 'thread of the pool'
    case 'system':
      return 'no thread of Node'
    case null:
      return ''
    default:
      return thread satisfies never
  }
}

const NAMES: Readonly<Record<Layer, string>> = {
  application: 'Application',
  npm: 'npm modules',
  core: 'Core API',
  bindings: 'Bindings',
  libraries: 'Libraries',
  system: 'Operating system',
}
