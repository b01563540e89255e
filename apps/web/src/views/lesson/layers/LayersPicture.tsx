import { layerPaths } from '@loopscope/shared/lesson/layers/layerPaths'
import type { LayersSettings } from '@loopscope/shared/lesson/layers/layersSettings'
import type { LayersSoFar } from '@loopscope/shared/lesson/layers/readLayers'
import type { PictureProps } from '../lessonView.ts'
import { CallLanes } from './CallLanes.tsx'
import type { CallStage } from './callStage.ts'
import { LayerBands } from './LayerBands.tsx'
import './Layers.css'

/** The layers with the call's way down and back through them, over two lanes: JavaScript, and whoever has the work meanwhile. */
export function LayersPicture({ model, settings, at }: PictureProps<LayersSettings, LayersSoFar>) {
  return (
    <div className="layers">
      <LayerBands
        path={layerPaths[settings.call]}
        stage={stageOf(model, at)}
        phase={model.where === 'nobody' ? null : model.phase}
        isBusy={model.free === null || at < model.free}
      />
      <CallLanes model={model} at={at} />
      <p className="layers-made">
        {model.resources.length === 0
          ? model.returned === null
            ? 'What the call makes is known when it has returned.'
            : 'The call made nothing that the recorder follows.'
          : `What the call made, by Node’s own names: ${model.resources.join(', ')}.`}
      </p>
    </div>
  )
}

function stageOf({ called, returned, answered, where }: LayersSoFar, at: number): CallStage {
  if (at < called) return 'before'
  if (returned === null || at < returned) return 'down'
  if (where === 'nobody') return 'back'
  return answered === null || at < answered ? 'away' : 'back'
}
