import { z } from 'zod'
import { aliveSchema, readinessSchema } from '../edge/healthRoutes.ts'
import type { Operation } from './operation.ts'
import { UNCHANGED } from './runOperations.ts'

const tag = 'Service'
const JSON_TYPE = 'application/json'

export const serviceOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: '/api/openapi.json', id: 'getDocument', tag },
    summary: 'This document',
    answers: {
      200: {
        description: 'OpenAPI 3.1.',
        type: JSON_TYPE,
        schema: z.looseObject({ openapi: z.literal('3.1.1') }),
      },
      304: UNCHANGED,
    },
    refusals: [],
  },
  {
    ...{ method: 'get', path: '/healthz', id: 'getHealth', tag },
    summary: 'Whether the process answers',
    answers: {
      200: { description: 'It does.', type: JSON_TYPE, schema: aliveSchema },
      304: UNCHANGED,
    },
    refusals: [],
  },
  {
    ...{ method: 'get', path: '/readyz', id: 'getReadiness', tag },
    summary: 'Whether requests should be sent here',
    answers: {
      200: { description: 'Ready.', type: JSON_TYPE, schema: readinessSchema },
      304: UNCHANGED,
      503: { description: 'Not yet, or no more.', type: JSON_TYPE, schema: readinessSchema },
    },
    refusals: [],
  },
  {
    ...{ method: 'get', path: '/metrics', id: 'getMetrics', tag },
    summary: 'Figures for Prometheus',
    answers: {
      200: { description: 'In its text format.', type: 'text/plain', schema: z.string() },
      304: UNCHANGED,
    },
    refusals: [],
  },
]
