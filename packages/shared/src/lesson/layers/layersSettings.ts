import { z } from 'zod'
import type { Control } from '../control.ts'
import { LAYER_CALLS, layerPaths } from './layerPaths.ts'

export const layersSettingsSchema = z.object({
  call: z.enum(LAYER_CALLS),
  /** ms that JavaScript goes on after the call. */
  busy: z.number().int().min(0).max(50),
})
export type LayersSettings = z.infer<typeof layersSettingsSchema>

export const LAYERS_START: LayersSettings = { call: 'readFile', busy: 10 }

export const layersControls: readonly Control[] = [
  {
    key: 'call',
    label: 'Call',
    kind: 'choice',
    options: LAYER_CALLS.map((call) => ({ value: call, words: layerPaths[call].words })),
  },
  {
    key: 'busy',
    label: 'JavaScript goes on for',
    kind: 'range',
    min: 0,
    max: 50,
    step: 1,
    unit: ['ms', 'ms'],
  },
]
