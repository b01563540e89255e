import { expect, test } from 'vitest'
import { stopMove } from './presentation.ts'

test('the keys of a remote and N go to the next stop and back, other keys nowhere', () => {
  expect(['PageDown', 'PageUp', 'n', 'N', 'b'].map((key) => stopMove(key, 'output'))).toEqual([
    { to: 'next', stop: 'output' },
    { to: 'previous', stop: 'output' },
    { to: 'next', stop: 'output' },
    { to: 'previous', stop: 'output' },
    null,
  ])
})
