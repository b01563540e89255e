import { layersLesson } from '@loopscope/shared/lesson/layers/layersLesson'
import { layersSoFarSentence, readLayersSoFar } from '@loopscope/shared/lesson/layers/readLayers'
import { lessonPart } from '../lessonPart.tsx'
import { LayersPicture } from './LayersPicture.tsx'
import { LayersWaiting } from './LayersWaiting.tsx'

export const LayersPart = lessonPart(layersLesson, {
  Picture: LayersPicture,
  soFar: { read: readLayersSoFar, sentence: layersSoFarSentence },
  Empty: LayersWaiting,
  moves: true,
  basis:
    'The recording tells when the call was made and returned, what it made, which jobs it gave the pool, and when and in which phase its callback began; not when the work itself was done. Each of these moments is a line that the program prints, and printing it counts to what follows. The files and functions are those of Node’s source.',
})
