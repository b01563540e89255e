import { runRequestSchema, versionsResponseSchema } from '@loopscope/shared/wire/api'
import { batchEventSchema, batchRequestSchema, fidelitySchema } from '@loopscope/shared/wire/batch'
import { sampledRunSchema } from '@loopscope/shared/wire/sampled'
import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { z } from 'zod'
import type { Answer, Operation, Parameter } from './operation.ts'
import type { RefusalCode } from './refusals.ts'

const NDJSON = 'application/x-ndjson'
const tag = 'Runs'

export const UNCHANGED: Answer = {
  description: 'Nothing has changed since the answer whose ETag was sent as If-None-Match.',
}

/** What keeps a request from being read as JSON. */
export const UNREAD: readonly RefusalCode[] = ['bad_request', 'bad_json', 'too_large', 'not_json']

/** What keeps a snippet from being run. */
export const NOT_RUN: readonly RefusalCode[] = [
  ...UNREAD,
  ...(['empty_source', 'unknown_version', 'too_many_waiting', 'busy', 'cannot_start'] as const),
  'stopping',
]

const runId: Parameter = {
  name: 'runId',
  in: 'path',
  schema: z.string(),
  description: 'Of the first line of the recording.',
}

export const runOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/versions', id: 'listVersions', tag },
    summary: 'The versions of Node that snippets can be run on',
    answers: {
      200: {
        description: 'All lines of Node that Loopscope knows.',
        type: 'application/json',
        schema: versionsResponseSchema,
      },
      304: UNCHANGED,
    },
    refusals: [],
  },
  {
    ...{ method: 'post', path: '/api/runs', id: 'runSnippet', tag },
    summary: 'Runs a snippet and streams its recording',
    body: { schema: runRequestSchema, description: 'The snippet, and how to run it.' },
    answers: {
      200: {
        description:
          'One event a line while the snippet runs; the first is of type `run`, the last of type `outcome`. A client that leaves ends its run.',
        type: NDJSON,
        schema: traceEventSchema,
      },
    },
    refusals: NOT_RUN,
  },
  {
    ...{ method: 'get', path: '/api/runs/{runId}', id: 'getRun', tag },
    summary: 'The recording of a run that ended a short time ago',
    parameters: [runId],
    answers: {
      200: { description: 'One event a line.', type: NDJSON, schema: traceEventSchema },
      304: UNCHANGED,
    },
    refusals: ['unknown_run'],
  },
  {
    ...{ method: 'post', path: '/api/runs/{runId}/fidelity', id: 'compareWithPlainNode', tag },
    summary: 'Runs the snippet again without the recorder, and compares what was printed',
    parameters: [runId],
    answers: {
      200: {
        description: 'What the comparison came to.',
        type: 'application/json',
        schema: fidelitySchema,
      },
    },
    refusals: [
      ...(['unknown_run', 'unknown_version', 'bad_typescript', 'too_many_waiting'] as const),
      ...(['busy', 'cannot_start', 'stopping'] as const),
    ],
  },
  {
    ...{ method: 'post', path: '/api/runs/{runId}/sample', id: 'sampleRun', tag },
    summary:
      "Runs the snippet a second time with V8's CPU profiler, and says which functions ran when",
    parameters: [runId],
    answers: {
      200: {
        description: 'What the profiler told, and how that run compares with the first.',
        type: 'application/json',
        schema: sampledRunSchema,
      },
    },
    refusals: [
      ...(['unknown_run', 'unknown_version', 'bad_typescript', 'too_many_waiting'] as const),
      ...(['busy', 'cannot_start', 'stopping'] as const),
    ],
  },
  {
    ...{ method: 'post', path: '/api/batches', id: 'runBatch', tag },
    summary: 'Runs a snippet many times, or on many versions, and streams what each run gave',
    body: {
      schema: batchRequestSchema,
      description: 'The snippet, and how many times, or on which versions.',
    },
    answers: {
      200: {
        description:
          'A line per run as it ends, then one of type `done`. The header Content-Location says where the rest is read when the answer breaks off.',
        type: NDJSON,
        schema: batchEventSchema,
      },
    },
    refusals: [...NOT_RUN, 'bad_typescript'],
  },
  {
    ...{ method: 'get', path: '/api/batches/{id}', id: 'followBatch', tag },
    summary: 'The results of a batch from one of them on, while it goes on and a short time after',
    parameters: [
      {
        name: 'id',
        in: 'path',
        schema: z.string(),
        description: 'Of the header Content-Location, at any replica.',
      },
      {
        name: 'from',
        in: 'query',
        schema: z
          .string()
          .regex(/^\d{1,3}$/)
          .default('0'),
        description: 'How many results are known already.',
      },
    ],
    answers: {
      200: {
        description:
          'A line per run, then one of type `done`. Nothing runs while nobody reads, and a batch that nobody reads for ten seconds ends.',
        type: NDJSON,
        schema: batchEventSchema,
      },
    },
    refusals: [
      ...(['bad_request', 'unknown_batch', 'queue_unreachable', 'cannot_start'] as const),
      ...(['busy', 'too_many_waiting', 'stopping'] as const),
    ],
  },
]
