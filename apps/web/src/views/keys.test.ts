import { expect, test } from 'vitest'
import { intentOf, type Key } from './keys.ts'

const press = (key: string, held: Partial<Key> = {}): Key => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('Ctrl Enter runs from anywhere, even from the editor', () => {
  expect(intentOf(press('Enter', { ctrlKey: true }), 'typing')).toEqual({ type: 'run' })
  expect(intentOf(press('Enter', { metaKey: true }), 'elsewhere')).toEqual({ type: 'run' })
})

test('single keys are text in the editor and moves outside of it', () => {
  expect(intentOf(press('c'), 'typing')).toBeNull()
  expect(intentOf(press('c'), 'elsewhere')).toEqual({
    type: 'move',
    move: { to: 'next', stop: 'callback' },
  })
  expect(intentOf(press('ArrowLeft'), 'pressing')).toEqual({
    type: 'move',
    move: { to: 'previous', stop: 'step' },
  })
  expect(intentOf(press('c', { ctrlKey: true }), 'elsewhere')).toBeNull()
})

test('Space presses the button that has the focus, else it plays', () => {
  expect(intentOf(press(' '), 'pressing')).toBeNull()
  expect(intentOf(press(' '), 'elsewhere')).toEqual({ type: 'playOrPause' })
})
