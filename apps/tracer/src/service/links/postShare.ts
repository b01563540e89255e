import type { ShareCreated } from '@loopscope/shared/wire/share'
import type { Request, Response } from 'express'
import type { Labs } from '../../lab/labs.ts'
import { type PackedRecording, packRecording } from '../../shares/packRecording.ts'
import { hashOfKey, isShareId, newDeleteKey, newShareId } from '../../shares/shareKeys.ts'
import type { ShareStore } from '../../shares/shareStore.ts'
import { Refusal } from '../bodies/refusal.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { findSession } from '../labs/findSession.ts'
import { chooseRuntime } from '../runs/chooseRuntime.ts'
import { type Runs, recordRun } from '../runs/recordRun.ts'
import { requireRun } from '../runs/requireRun.ts'
import { unknownShare } from './linkRefusals.ts'
import { readShareRequest } from './readShareRequest.ts'
import { refuseIfUnreachable } from './refuseIfUnreachable.ts'
import type { ShareRates } from './shareRates.ts'

/** What links need; made once. */
export type Shares = Runs & { readonly shareStore: ShareStore; readonly labs: Labs }

/**
 * POST /api/shares: answers 201 when the link is on disk. The recording is one that this service made: of a run that it
 * still keeps, of the client's own session of a demo, of another link, or of a snippet that it runs first, in its turn.
 */
export async function postShare(
  shares: Shares,
  rates: ShareRates,
  request: Request,
  response: Response,
): Promise<void> {
  const asked = readShareRequest(request)
  const client = clientAddress(request)
  const recording = await recordingOf(
    shares,
    asked,
    () => rates.takeLink(client),
    request,
    response,
  )
  // The client has left, and its run with it.
  if (recording === null) return
  const { shareBytes } = shares.config
  if (recording.packed.length > shareBytes)
    throw new Refusal(
      413,
      'recording_too_large',
      `This recording takes ${megabytes(recording.packed.length)} MB compressed, and a link may take ${megabytes(shareBytes)} MB: share a shorter run.`,
    )
  // Another link to what is stored already adds its row only.
  const giveBack = await rates.takeBytes(client, asked.of === 'share' ? 0 : recording.packed.length)
  const id = newShareId()
  const deleteKey = newDeleteKey()
  const { cursor, view } = asked
  const createdAt = Date.now()
  const keyHash = hashOfKey(deleteKey)
  const adding = shares.shareStore.add({ id, recording, cursor, view, createdAt, keyHash })
  const added = await refuseIfUnreachable(adding).catch(async (error: unknown) => {
    await giveBack()
    throw error
  })
  if (added === 'full') {
    await giveBack()
    throw new Refusal(
      507,
      'store_full',
      'There is no room for another link here: delete some, or ask whoever runs this service to allow more (LOOPSCOPE_SHARES, LOOPSCOPE_SHARES_MB).',
    )
  }
  const created: ShareCreated = { id, url: `/s/${id}`, deleteKey }
  response.setHeader('Cache-Control', 'no-store')
  response.status(201).location(created.url).json(created)
}

/** `take` is called once it is known that there is something to share, or to run: what is refused costs nothing. */
async function recordingOf(
  shares: Shares,
  asked: ReturnType<typeof readShareRequest>,
  take: () => Promise<void>,
  request: Request,
  response: Response,
): Promise<PackedRecording | null> {
  switch (asked.of) {
    case 'run': {
      const run = await requireRun(shares.store, asked.runId)
      await take()
      return run.pack()
    }
    case 'share': {
      const { shareStore } = shares
      const isThere =
        isShareId(asked.shareId) && (await refuseIfUnreachable(shareStore.has(asked.shareId)))
      if (!isThere) throw unknownShare()
      // Before its recording takes memory.
      await take()
      const share = await refuseIfUnreachable(shareStore.open(asked.shareId))
      if (share === null) throw unknownShare()
      return share.recording
    }
    case 'lab': {
      const session = findSession(shares.labs, asked.labId, request)
      await take()
      const ndjson = Buffer.from(session.recording.ndjson())
      return packRecording({ demo: session.recording.header.demo }, [ndjson])
    }
    case 'snippet': {
      chooseRuntime(shares.runtimes, asked.node)
      await take()
      const left = new AbortController()
      response.once('close', () => left.abort(new Error('the client has left')))
      const run = await recordRun(shares, asked, {
        client: clientAddress(request),
        requestId: requestIdOf(response),
        signal: left.signal,
        receive: () => undefined,
        finish: () => undefined,
      })
      return run?.pack() ?? null
    }
    default:
      return asked satisfies never
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
