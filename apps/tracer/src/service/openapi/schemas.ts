import { labActionDoneSchema } from '@loopscope/shared/lab/labAction'
import {
  clusterActionSchema,
  labBatchSchema,
  labCreatedSchema,
  labMissingSchema,
  labRequestSchema,
  labsResponseSchema,
} from '@loopscope/shared/lab/labApi'
import { labEventSchema } from '@loopscope/shared/lab/labEvent'
import { labShareSchema } from '@loopscope/shared/lab/labShare'
import { loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { instanceActionSchema } from '@loopscope/shared/lab/processes/instanceActions'
import { proxyActionSchema } from '@loopscope/shared/lab/proxy/proxyActions'
import {
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'
import { refusalSchema, runRequestSchema, versionsResponseSchema } from '@loopscope/shared/wire/api'
import { batchEventSchema, batchRequestSchema, fidelitySchema } from '@loopscope/shared/wire/batch'
import { runOutcomeSchema } from '@loopscope/shared/wire/runOutcome'
import { sampledRunSchema } from '@loopscope/shared/wire/sampled'
import {
  shareAgainRequestSchema,
  shareCreatedSchema,
  shareLabRequestSchema,
  shareRunRequestSchema,
  shareSchema,
  shareSnippetRequestSchema,
} from '@loopscope/shared/wire/share'
import { traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { z } from 'zod'
import { aliveSchema, readinessSchema } from '../edge/healthRoutes.ts'
import { deleteKeySchema } from '../links/deleteShare.ts'

/** Answer with 424: a refusal that says what to install. */
export const missingSchema = refusalSchema.extend({ missing: z.array(labMissingSchema) })

/** What requests bring, by its name in the document. */
export const REQUEST_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  RunRequest: runRequestSchema,
  BatchRequest: batchRequestSchema,
  ShareRunRequest: shareRunRequestSchema,
  ShareAgainRequest: shareAgainRequestSchema,
  ShareLabRequest: shareLabRequestSchema,
  ShareSnippetRequest: shareSnippetRequestSchema,
  DeleteKey: deleteKeySchema,
  LabRequest: labRequestSchema,
  ClusterAction: clusterActionSchema,
  LoadAction: loadActionSchema,
  InstanceAction: instanceActionSchema,
  ProxyAction: proxyActionSchema,
}

/** What answers bring, likewise. */
export const ANSWER_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  Refusal: refusalSchema,
  Missing: missingSchema,
  Versions: versionsResponseSchema,
  TraceEvent: traceEventSchema,
  RunOutcome: runOutcomeSchema,
  BatchEvent: batchEventSchema,
  Fidelity: fidelitySchema,
  SampledRun: sampledRunSchema,
  Puzzles: puzzlesResponseSchema,
  Puzzle: puzzleResponseSchema,
  ShareCreated: shareCreatedSchema,
  RunShare: shareSchema,
  LabShare: labShareSchema,
  Labs: labsResponseSchema,
  LabCreated: labCreatedSchema,
  LabBatch: labBatchSchema,
  LabEvent: labEventSchema,
  LabActionDone: labActionDoneSchema,
  Alive: aliveSchema,
  Readiness: readinessSchema,
}
