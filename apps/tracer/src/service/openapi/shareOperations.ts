import { anyShareSchema } from '@loopscope/shared/lab/labShare'
import {
  linkMomentSchema,
  shareAgainRequestSchema,
  shareCreatedSchema,
  shareLabRequestSchema,
  shareRunRequestSchema,
  shareSnippetRequestSchema,
} from '@loopscope/shared/wire/share'
import { z } from 'zod'
import { deleteKeySchema } from '../links/deleteShare.ts'
import type { Operation, Parameter } from './operation.ts'
import { NOT_RUN, UNCHANGED, UNREAD } from './runOperations.ts'

const tag = 'Links'
const id: Parameter = {
  name: 'id',
  in: 'path',
  schema: z.string(),
  description: 'What the answer to POST /api/shares calls `id`.',
}

export const shareOperations: readonly Operation[] = [
  {
    ...{ method: 'post', path: '/api/shares', id: 'createShare', tag },
    summary: 'Makes a link to a recording and to a moment of it',
    body: {
      schema: z.union([
        shareSnippetRequestSchema,
        shareRunRequestSchema,
        shareAgainRequestSchema,
        shareLabRequestSchema,
      ]),
      description:
        'A snippet to be run first, or a run, another link or a session of a demo that the service has. A field `recording` is passed over: what a link shows was recorded by the service.',
    },
    answers: {
      201: {
        description: 'The link is on disk.',
        type: 'application/json',
        schema: shareCreatedSchema,
      },
    },
    refusals: [
      ...NOT_RUN,
      ...(['unknown_run', 'unknown_share', 'unknown_lab', 'recording_too_large'] as const),
      ...(['too_many_links', 'store_unreachable', 'store_full'] as const),
    ],
  },
  {
    ...{ method: 'get', path: '/api/shares/{id}', id: 'getShare', tag },
    summary: 'What a link shows',
    parameters: [id],
    answers: {
      200: {
        description: 'The recording, and where to open it.',
        type: 'application/json',
        schema: anyShareSchema,
      },
      304: UNCHANGED,
    },
    refusals: ['unknown_share', 'too_many_reads', 'damaged', 'busy', 'store_unreachable'],
  },
  {
    ...{ method: 'get', path: '/api/shares/{id}/moment', id: 'getShareMoment', tag },
    summary: 'A link without its recording',
    parameters: [id],
    answers: {
      200: {
        description: 'Where to open the recording, and what is said of it.',
        type: 'application/json',
        schema: linkMomentSchema,
      },
      304: UNCHANGED,
    },
    refusals: ['unknown_share', 'store_unreachable'],
  },
  {
    ...{ method: 'get', path: '/api/shares/{id}/recording', id: 'getShareRecording', tag },
    summary: "A link's recording, as it is stored",
    parameters: [id],
    answers: {
      200: {
        description:
          'A line of JSON that says what was recorded, then the recording, NDJSON: compressed by zstd for who takes that, else by gzip.',
        type: 'application/x-ndjson',
      },
      304: UNCHANGED,
    },
    refusals: ['unknown_share', 'too_many_reads', 'damaged', 'busy', 'store_unreachable'],
  },
  {
    ...{ method: 'delete', path: '/api/shares/{id}', id: 'deleteShare', tag },
    summary: 'Deletes a link for good',
    parameters: [
      id,
      {
        name: 'Authorization',
        in: 'header',
        schema: z.string().optional(),
        description: '`Bearer <deleteKey>`; or the key is in the body.',
      },
    ],
    body: {
      schema: deleteKeySchema,
      description: 'The key, where no header has it.',
      optional: true,
    },
    answers: { 204: { description: 'The link is gone.' } },
    refusals: [...UNREAD, 'no_key', 'wrong_key', 'unknown_share', 'store_unreachable'],
  },
]
