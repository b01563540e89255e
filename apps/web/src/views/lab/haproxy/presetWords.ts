import type { ProxyPreset } from '@loopscope/shared/lab/proxy/config/proxyPresets'

/** The presets as buttons and table name them. */
export const PRESET_WORDS: Readonly<Record<ProxyPreset, string>> = {
  notes: 'Notes',
  fast: 'Fast',
  onError: 'On error',
}
