import { z } from 'zod'
import { asked, truth, within } from '../labAction.ts'
import { crashWays, serializationSchema } from './instanceEvents.ts'
import { INSTANCE_IDS } from './instanceKinds.ts'

const ids = ['parent', ...Object.values(INSTANCE_IDS)] as const
const process = z.enum(ids, { error: `"process" must be one of ${ids.join(', ')}` })

/** Every action of the demo processes, with what its values may be. */
export const instanceActions = {
  /** Each kind is started so many times, in turns, and measured. */
  measure: { times: within('times', 1, 8).default(5) },
  /** The same values are sent to an instance of each kind. */
  send: {
    serialization: z
      .enum(serializationSchema.options, {
        error: '"serialization" must be "json" or "advanced"',
      })
      .default('json'),
  },
  /** A global, a SharedArrayBuffer and a port: which of them are one. */
  share: {},
  crash: {
    process,
    how: z.enum(crashWays, { error: `"how" must be one of ${crashWays.join(', ')}` }),
  },
  /** Whether somebody listens to the standing worker thread's 'error'. */
  listen: { on: truth('on') },
  /** One that is gone is started again. The parent: all of them, a new epoch. */
  restart: { process },
  /** Everything anew: a new epoch. */
  reset: {},
} as const
export type InstanceActionName = keyof typeof instanceActions

export const instanceActionNames = Object.keys(instanceActions) as InstanceActionName[]

function bodyOf<N extends InstanceActionName>(name: N) {
  return z.strictObject({ action: z.literal(name), ...asked, ...instanceActions[name] })
}

/** Body of POST /api/labs/:id/actions of a session of processes. */
export const instanceActionSchema = z.discriminatedUnion(
  'action',
  [
    bodyOf('measure'),
    bodyOf('send'),
    bodyOf('share'),
    bodyOf('crash'),
    bodyOf('listen'),
    bodyOf('restart'),
    bodyOf('reset'),
  ],
  { error: `"action" must be one of ${instanceActionNames.join(', ')}` },
)
export type InstanceAction = z.infer<typeof instanceActionSchema>
export type InstanceActionRequest = z.input<typeof instanceActionSchema>
