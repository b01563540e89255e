import type { LabSettings } from '@loopscope/shared/lab/labSettings'

/** What a session begins with: as the notes have it. */
export const STANDARD: LabSettings = {
  policy: 'rr',
  workers: 2,
  connections: 'new',
  rate: 0,
  refork: false,
  hold: false,
}
