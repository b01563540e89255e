import { stepIn } from '../playback/stepIn.ts'
import type { Theme } from '../theme.ts'

/** How the player of a link is shown in another page. */
export type EmbedOptions = {
  /** null: the link's own. */
  readonly theme: Theme | null
  /** The step that it starts at; null: the link's own. */
  readonly step: number | null
  /** Plays by itself, but for readers who asked for less motion. */
  readonly autoplay: boolean
  /** Shows the program beside the loop. */
  readonly code: boolean
}

/** What an address asks for by its query. What it does not say, or says wrongly, is as if no one had asked. */
export function readEmbedOptions(search: string): EmbedOptions {
  const query = new URLSearchParams(search)
  const theme = query.get('theme')
  return {
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    step: stepIn(search),
    autoplay: query.get('autoplay') === '1',
    code: query.get('code') !== '0',
  }
}

/** The query that asks for it, with its "?"; only what is not as it always is. */
export function embedQuery({ theme, step, autoplay, code }: EmbedOptions): string {
  const query = new URLSearchParams()
  if (theme !== null) query.set('theme', theme)
  if (step !== null) query.set('step', String(step))
  if (autoplay) query.set('autoplay', '1')
  if (!code) query.set('code', '0')
  return query.size === 0 ? '' : `?${query}`
}
