import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { LabRecording } from './labRecording.ts'

const HEADER = {
  ...({ demo: 'cluster', labId: 'x', startedAt: '', node: '24.21.0', platform: 'linux' } as const),
  ...{ cores: 2, labels: {}, files: [] },
}
const MOST = 100_000

/** A recording in which so many bytes are taken, by and large. */
function filled(bytes: number): LabRecording {
  const recording = new LabRecording(HEADER, MOST)
  while (recording.bytes < bytes) {
    const event: LabEvent = { type: 'backoff', at: 0, exits: 1, withinUs: 1 }
    recording.put(event)
    recording.settle(0, true)
  }
  return recording
}

const rounded = (value: number) => Math.round(value * 10) / 10

it('keeps a quarter of its size for what somebody asks for: a stream has none of it', () => {
  const recording = filled(76_000)
  expect([recording.streamRoom(0), rounded(recording.room), recording.full]).toEqual([
    0,
    0.2,
    false,
  ])
})

it('gives an epoch all of what the stream has left, and the next one what that leaves', () => {
  const recording = filled(37_500)
  expect([recording.streamRoom(0), recording.streamRoom(recording.bytes)].map(rounded)).toEqual([
    0.5, 1,
  ])
  const later = filled(56_250)
  expect(rounded(later.streamRoom(37_500))).toBe(0.5)
})

it('is full past its size, whoever asks', () => {
  const { full, room } = filled(MOST + 1)
  expect([full, room]).toEqual([true, 0])
})
