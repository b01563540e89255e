import { layerPaths } from '@loopscope/shared/lesson/layers/layerPaths'
import type { LayersSettings } from '@loopscope/shared/lesson/layers/layersSettings'
import type { LayersModel } from '@loopscope/shared/lesson/layers/readLayers'
import type { PictureProps } from '../lessonView.ts'
import { CallLanes } from './CallLanes.tsx'
import { type CallStage, LayerBands } from './LayerBands.tsx'
import './Layers.css'

/** The layers with the call's way down and back through them, over two lanes: JavaScript, and whoever has the work meanwhile. */
export function LayersPicture({ model, settings, at }: PictureProps<LayersSettings, LayersModel>) {
  return (
    <div className="layers">
      <LayerBands
        path={layerPaths[settings.call]}
        stage={stageOf(model, at)}
        phase={model.where === 'nobody' ? null : model.phase}
        isBusy={at < model.free}
      />
      <CallLanes model={model} at={at} />
      <p className="layers-made">
        {model.resources.length === 0
          ? 'The call made nothing that the recorder follows.'
          : `What the call made, by Node’s own names: ${model.resources.join(', ')}.`}
      </p>
    </div>
  )
}

function stageOf({ called, returned, answered, where }: LayersModel, at: number): CallStage {
  if (at < called) return 'before'
  if (where === 'nobody') return at < returned ? 'down' : 'back'
  if (at < returned) return 'down'
  return at < answered ? 'away' : 'back'
}
