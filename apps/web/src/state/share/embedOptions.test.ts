import { expect, test } from 'vitest'
import { type EmbedOptions, embedQuery, readEmbedOptions } from './embedOptions.ts'

const USUAL: EmbedOptions = { theme: null, step: null, autoplay: false, code: true }

test('what is chosen for a player is what its address asks for', () => {
  const chosen: EmbedOptions = { theme: 'light', step: 23, autoplay: true, code: false }
  expect(embedQuery(chosen)).toBe('?theme=light&step=23&autoplay=1&code=0')
  expect(readEmbedOptions(embedQuery(chosen))).toEqual(chosen)
  expect(embedQuery(USUAL)).toBe('')
  expect(readEmbedOptions('')).toEqual(USUAL)
})

test('what an address says wrongly is as if nobody had asked', () => {
  for (const query of ['?theme=<b>&step=-1&autoplay=yes&code=no', '?step=1e9', '?step=999999999'])
    expect(readEmbedOptions(query)).toEqual(USUAL)
})
