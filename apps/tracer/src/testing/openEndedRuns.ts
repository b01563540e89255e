import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { afterAll, beforeAll, expect } from 'vitest'
import { openSandbox } from '../sandbox/openSandbox.ts'
import type { Runtime } from '../sandbox/process/runtime.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'
import { recordSnippet } from './recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))

type Ended = (runtime: Runtime, source: string, more?: Partial<SnippetRun>) => Promise<Timeline>

/** Runs snippets in a sandbox of the file's own, which ends with the file, for 0.6 s unless told otherwise; resolves with their timelines. */
export function openEndedRuns(runtimes: readonly Runtime[]): Ended {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await openSandbox({ runtimes, recorder: RECORDER })
  })
  afterAll(() => sandbox.close())
  return async (runtime, source, more = {}) => {
    const events = await recordSnippet(sandbox, runtime, source, { timeoutMs: 600, ...more })
    const timeline = buildTimeline(events)
    // The service says what the page finds in the same recording.
    const { outcome } = timeline
    if (outcome?.type === 'timedOut') expect(outcome.callback ?? null).toBe(timeline.stopReason)
    return timeline
  }
}
