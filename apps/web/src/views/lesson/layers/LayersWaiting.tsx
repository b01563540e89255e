import { layerPaths } from '@loopscope/shared/lesson/layers/layerPaths'
import type { LayersSettings } from '@loopscope/shared/lesson/layers/layersSettings'
import { LayerBands } from './LayerBands.tsx'
import './Layers.css'

/** The layers, before anything has run. */
export function LayersWaiting({ settings }: { settings: LayersSettings }) {
  return (
    <div className="layers">
      <LayerBands path={layerPaths[settings.call]} stage="before" phase={null} isBusy={false} />
    </div>
  )
}
