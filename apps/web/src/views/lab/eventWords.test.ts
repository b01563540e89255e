import type { LabHeader } from '@loopscope/shared/lab/labEvent'
import { expect, test } from 'vitest'
import { readShippedLab } from '../../../../../packages/shared/fixtures/readShippedLab.ts'
import { eventWords } from './eventWords.ts'

test.each(['processes', 'cluster'] as const)(
  'the list of %s speaks of the primary of a new epoch only where there is one',
  (demo) => {
    const events = readShippedLab(demo)
    const epoch = events.find((event) => event.type === 'epoch')
    const restart = { ...epoch, reason: 'restart' } as NonNullable<typeof epoch>
    const { what } = eventWords(restart, events[0] as LabHeader, '')
    expect(what.includes('primary')).toBe(demo === 'cluster')
  },
)
