import { z } from 'zod'
import { asked, within } from '../labAction.ts'
import { proxyPresetNames } from './proxyPresets.ts'
import { MOST_SERVERS, proxyExperiments, proxySettingsSchema } from './proxySettings.ts'

const SERVER = `"process" must be one of web-api-1 to web-api-${MOST_SERVERS}`
const server = z.string({ error: SERVER }).regex(/^web-api-[1-4]$/, SERVER)
const BEHIND = '"process" must be recipe-api or a server, such as web-api-1'
const behind = z.string({ error: BEHIND }).regex(/^(recipe-api|web-api-[1-4])$/, BEHIND)
const ANY = '"process" must be haproxy, recipe-api or a server, such as web-api-1'
const any = z.string({ error: ANY }).regex(/^(haproxy|recipe-api|web-api-[1-4])$/, ANY)

/** Every action of the demo haproxy, with what its values may be. */
export const proxyActions = {
  /** Requests, 'sequential': each when the one before has ended; 'parallel': all at once. */
  send: {
    count: within('count', 1, 300),
    how: z
      .enum(['sequential', 'parallel'], { error: '"how" must be "sequential" or "parallel"' })
      .default('sequential'),
  },
  /** A request each 1/rate s whether or not others are answered; 0 ends it. */
  stream: { rate: within('rate', 0, 200) },
  kill: {
    process: any,
    signal: z
      .enum(['SIGTERM', 'SIGKILL'], { error: '"signal" must be "SIGTERM" or "SIGKILL"' })
      .default('SIGKILL'),
  },
  /** Ends it, if it lives, and starts it again. */
  restart: { process: any },
  /** SIGSTOP, SIGCONT. */
  freeze: { process: behind },
  thaw: { process: behind },
  /** By the admin socket: no new requests; none and no checks; both again. */
  drain: { process: server },
  maint: { process: server },
  ready: { process: server },
  /** By the admin socket. */
  weight: { process: server, weight: within('weight', 0, 256) },
  maxconn: { process: server, maxconn: within('maxconn', 0, 200) },
  /** ms that the server itself waits before each answer. */
  slow: { process: server, ms: within('ms', 0, 5000) },
  /** Other settings: by the admin socket where that can do it, else by a seamless reload. Parts that are not named stay. */
  set: { settings: proxySettingsSchema.omit({ experiment: true }).partial() },
  /** How fast a dead server is noticed. */
  preset: {
    preset: z.enum(proxyPresetNames, {
      error: `"preset" must be one of ${proxyPresetNames.join(', ')}`,
    }),
  },
  /** Another tab: its processes and settings, a new epoch. */
  experiment: {
    experiment: z.enum(proxyExperiments, {
      error: `"experiment" must be one of ${proxyExperiments.join(', ')}`,
    }),
  },
  /** Everything anew with the settings that the experiment starts with: a new epoch. */
  reset: {},
} as const
export type ProxyActionName = keyof typeof proxyActions

export const proxyActionNames = Object.keys(proxyActions) as ProxyActionName[]

/** The schema of one action's body. */
function bodyOf<N extends ProxyActionName>(name: N) {
  return z.strictObject({ action: z.literal(name), ...asked, ...proxyActions[name] })
}

/** Body of POST /api/labs/:id/actions. */
export const proxyActionSchema = z.discriminatedUnion(
  'action',
  [
    bodyOf('send'),
    bodyOf('stream'),
    bodyOf('kill'),
    bodyOf('restart'),
    bodyOf('freeze'),
    bodyOf('thaw'),
    bodyOf('drain'),
    bodyOf('maint'),
    bodyOf('ready'),
    bodyOf('weight'),
    bodyOf('maxconn'),
    bodyOf('slow'),
    bodyOf('set'),
    bodyOf('preset'),
    bodyOf('experiment'),
    bodyOf('reset'),
  ],
  { error: `"action" must be one of ${proxyActionNames.join(', ')}` },
)
export type ProxyAction = z.infer<typeof proxyActionSchema>
export type ProxyActionRequest = z.input<typeof proxyActionSchema>
