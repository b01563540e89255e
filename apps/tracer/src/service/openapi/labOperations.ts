import { labActionDoneSchema } from '@loopscope/shared/lab/labAction'
import {
  clusterActionSchema,
  labBatchSchema,
  labCreatedSchema,
  labRequestSchema,
  labsResponseSchema,
} from '@loopscope/shared/lab/labApi'
import { labEventSchema } from '@loopscope/shared/lab/labEvent'
import { loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { instanceActionSchema } from '@loopscope/shared/lab/processes/instanceActions'
import { proxyActionSchema } from '@loopscope/shared/lab/proxy/proxyActions'
import { z } from 'zod'
import { statsFormatSchema, statsThemeSchema } from '../labs/statsFormat.ts'
import type { Operation, Parameter } from './operation.ts'
import { UNREAD } from './runOperations.ts'
import { missingSchema } from './schemas.ts'

const tag = 'Demos'
const JSON_TYPE = 'application/json'
const id: Parameter = {
  name: 'id',
  in: 'path',
  schema: z.string(),
  description: 'Of a session of the visitor’s own, as the cookie says.',
}

export const labOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/labs', id: 'listDemos', tag },
    summary: 'The demos, and the visitor’s own sessions; brings the visitor’s cookie',
    answers: {
      200: { description: 'What there is.', type: JSON_TYPE, schema: labsResponseSchema },
    },
    refusals: ['foreign_origin'],
  },
  {
    ...{ method: 'post', path: '/api/labs', id: 'startDemo', tag },
    summary: 'Starts a session of a demo',
    body: { schema: labRequestSchema, description: 'Which demo.' },
    answers: {
      200: {
        description: 'The visitor has such a session already.',
        type: JSON_TYPE,
        schema: labCreatedSchema,
      },
      201: { description: 'The session has begun.', type: JSON_TYPE, schema: labCreatedSchema },
      424: {
        description: 'Something that this demo needs is not on the machine.',
        type: JSON_TYPE,
        schema: missingSchema,
      },
    },
    refusals: [
      ...UNREAD,
      ...(['unknown_demo', 'labs_off', 'too_many_starts', 'labs_full', 'no_port'] as const),
      ...(['not_now', 'stopping'] as const),
    ],
    refusedAs: { not_now: 503 },
  },
  {
    ...{ method: 'delete', path: '/api/labs/{id}', id: 'endDemo', tag },
    summary: 'Ends a session and all of its processes',
    parameters: [id],
    answers: { 204: { description: 'It has ended.' } },
    refusals: ['unknown_lab'],
  },
  {
    ...{ method: 'post', path: '/api/labs/{id}/actions', id: 'actInDemo', tag },
    summary: 'Does something in a session',
    parameters: [id],
    body: {
      schema: z.union([
        clusterActionSchema,
        loadActionSchema,
        instanceActionSchema,
        proxyActionSchema,
      ]),
      description: 'An action of the session’s demo: cluster, autocannon, processes or haproxy.',
    },
    answers: {
      200: { description: 'It is done.', type: JSON_TYPE, schema: labActionDoneSchema },
    },
    refusals: [...UNREAD, 'unknown_lab', 'not_now', 'stale_epoch', 'no_port', 'too_many_actions'],
    refusedAs: { no_port: 409 },
  },
  {
    ...{ method: 'get', path: '/api/labs/{id}/events', id: 'watchDemo', tag },
    summary: 'The events of a session as they come',
    parameters: [
      id,
      {
        name: 'Last-Event-ID',
        in: 'header',
        schema: z.string().optional(),
        description: 'Goes on after this event.',
      },
    ],
    answers: {
      200: {
        description: 'Messages `snapshot`, once, and `batch`; the data of each is such an object.',
        type: 'text/event-stream',
        schema: labBatchSchema,
      },
      204: { description: 'The session has ended and nothing more comes.' },
    },
    refusals: ['unknown_lab', 'too_many_streams'],
  },
  {
    ...{ method: 'get', path: '/api/labs/{id}/recording', id: 'getDemoRecording', tag },
    summary: 'The recording of a session so far',
    parameters: [id],
    answers: {
      200: {
        description: 'One event a line.',
        type: 'application/x-ndjson',
        schema: labEventSchema,
      },
    },
    refusals: ['unknown_lab'],
  },
  {
    ...{ method: 'get', path: '/api/labs/{id}/stats', id: 'getProxyStats', tag },
    summary: 'HAProxy’s own figures',
    parameters: [
      id,
      {
        name: 'format',
        in: 'query',
        schema: statsFormatSchema,
        description: 'How they are written; HTML is HAProxy’s own page.',
      },
      {
        name: 'theme',
        in: 'query',
        schema: statsThemeSchema,
        description: 'How HAProxy’s own page looks.',
      },
    ],
    answers: { 200: { description: 'As HAProxy writes them.', type: '*/*' } },
    refusals: ['bad_request', 'unknown_lab', 'no_stats', 'not_now'],
  },
]
