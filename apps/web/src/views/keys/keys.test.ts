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

test('every letter of the map asks for its own thing, with Shift for the way back', () => {
  const keys = ['f', 'F', 'y', '1', '2', '3', '4', '5', 'w', 'd', '?', 'L', 'P', 'o', 'b', 'v']
  expect(
    keys.map((key) => intentOf(press(key, { shiftKey: key !== key.toLowerCase() }), 'elsewhere')),
  ).toEqual([
    { type: 'follow' },
    { type: 'present' },
    { type: 'inspect', tab: 'why' },
    { type: 'inspect', tab: 'why' },
    { type: 'inspect', tab: 'health' },
    { type: 'inspect', tab: 'races' },
    { type: 'inspect', tab: 'versions' },
    { type: 'inspect', tab: 'runs' },
    { type: 'lanes', move: 'closer' },
    { type: 'lanes', move: 'right' },
    { type: 'keys' },
    { type: 'move', move: { to: 'previous', stop: 'output' } },
    { type: 'move', move: { to: 'previous', stop: 'phase' } },
    { type: 'collapse', pane: 'console' },
    { type: 'collapse', pane: 'timeline' },
    { type: 'collapse', pane: 'inspector' },
  ])
})

test('a slider keeps its arrows, and letters work on it', () => {
  expect(intentOf(press('ArrowRight'), 'sliding')).toBeNull()
  expect(intentOf(press('Home'), 'sliding')).toBeNull()
  expect(intentOf(press('f'), 'sliding')).toEqual({ type: 'follow' })
})

test('a select keeps its letters and arrows, but has no use for Escape', () => {
  expect(intentOf(press('c'), 'choosing')).toBeNull()
  expect(intentOf(press('ArrowLeft'), 'choosing')).toBeNull()
  expect(intentOf(press(' '), 'choosing')).toBeNull()
  expect(intentOf(press('Escape'), 'choosing')).toEqual({ type: 'escape' })
})
