import { z } from 'zod'
import { answerKindNames } from '../gzip/answerKinds.ts'
import { asked, truth, within } from '../labAction.ts'
import { proxyPresetNames } from './config/proxyPresets.ts'
import { proxyServerSchema, proxySettingsSchema } from './config/proxySettings.ts'
import { proxyExperiments } from './proxyNames.ts'

const oneOf = <const T extends readonly [string, ...string[]]>(name: string, choices: T) =>
  z.enum(choices, { error: `"${name}" must be one of ${choices.join(', ')}` })

const SERVERS = ['web-api-1', 'web-api-2', 'web-api-3', 'web-api-4'] as const
const server = oneOf('process', SERVERS)
/** 'haproxy': the one that has the listening sockets. */
const process = oneOf('process', [...SERVERS, 'recipe-api', 'haproxy'])
const WORKER = '"process" must be "primary" or a worker, such as "worker 1"'
const signal = oneOf('signal', ['SIGTERM', 'SIGKILL']).default('SIGKILL')
const setting = proxyServerSchema.shape
/** All that can be set, each part whole. */
const settable = proxySettingsSchema.omit({ experiment: true }).partial().shape

/** In what requests differ from each other: in nothing, or each of `keys` in turn in what one of the algorithms looks at. */
export const proxyVaries = ['nothing', 'path', 'param', 'user', 'address'] as const
export type ProxyVary = (typeof proxyVaries)[number]

/** Every action of the demo haproxy, with what its values may be. */
export const proxyActions = {
  /** Requests one after the other, or all at once. Those that differ are told by the event `keys` when all have ended. */
  send: {
    count: within('count', 1, 300),
    at: oneOf('at', ['inTurn', 'once']).default('inTurn'),
    vary: oneOf('vary', proxyVaries).default('nothing'),
    keys: within('keys', 1, 300).default(1),
    /** 'recipe': the notes' 250 bytes of JSON. 'page': 40 KB of HTML. All of them: answerKinds.ts. */
    what: oneOf('what', answerKindNames).default('recipe'),
    /** Which encoding the client says that it takes. */
    encoding: oneOf('encoding', ['none', 'gzip', 'deflate', 'br']).default('none'),
    /** tls: to the TLS port, by a client that was given the certificate. tlsWithoutCa: by one that was not. plainToTls: HTTP to it. */
    over: oneOf('over', ['http', 'tls', 'tlsWithoutCa', 'plainToTls']).default('http'),
  },
  /** A request each 1/rate s whether or not others are answered; 0 ends it. */
  stream: { rate: within('rate', 0, 200) },
  connections: { connections: oneOf('connections', ['new', 'keepAlive']) },
  kill: { process, signal },
  /** Killed if it is there, and started. */
  restart: { process },
  /** SIGSTOP, SIGCONT. */
  freeze: { process },
  thaw: { process },
  /** HAProxy's `set server ... state`: requests as health allows, none but what goes on, none and no checks. */
  ready: { process: server },
  drain: { process: server },
  maint: { process: server },
  weight: { process: server, weight: setting.weight },
  maxconn: { process: server, maxconn: setting.maxconn },
  /** The server itself waits so long before each answer. */
  slow: { process: server, slowMs: setting.slowMs },
  /** Parts of the settings, each whole. */
  set: {
    settings: z
      .strictObject(settable, {
        error: ({ code }) =>
          code === 'invalid_type'
            ? '"settings" must be an object of settings, each whole'
            : undefined,
      })
      .refine(
        (settings) => Object.values(settings).some((value) => value !== undefined),
        `"settings" must name something to be set: ${Object.keys(settable).join(', ')}`,
      ),
  },
  /** Every kind of answer, each for a client without gzip and for one with it. */
  weigh: {},
  /** A page compressed by no one, by HAProxy and by its server in turns, under load, so many rounds of so many seconds each. */
  measure: {
    rounds: within('rounds', 2, 5).default(3),
    seconds: within('seconds', 1, 4).default(2),
  },
  /** Ends the measurement, or the wait for it. */
  stopMeasure: {},
  preset: { preset: oneOf('preset', proxyPresetNames) },
  /**
   * Of the experiment `cluster`, to a worker and to a web-api at the same time. kill: SIGKILL. freeze: SIGSTOP. back: whatever is dead
   * is started again, and what is frozen goes on.
   */
  pair: { do: oneOf('do', ['kill', 'freeze', 'back']) },
  /** Whether both are started again as soon as they exit: a worker by its primary, a web-api by the session. */
  startAgain: { on: truth('on') },
  /** To a process of the cluster that runs beside HAProxy. */
  beside: {
    do: oneOf('do', ['kill', 'restart', 'freeze', 'thaw']),
    process: z.string({ error: WORKER }).regex(/^(primary|worker [1-9]\d{0,5})$/, WORKER),
  },
  /** The settings that an experiment starts with. */
  experiment: { experiment: oneOf('experiment', proxyExperiments) },
  /** Everything anew with the settings of the experiment's start: a new epoch. */
  reset: {},
} as const
export type ProxyActionName = keyof typeof proxyActions

export const proxyActionNames = Object.keys(proxyActions) as ProxyActionName[]

/** The schema of one action's body. */
function bodyOf<N extends ProxyActionName>(name: N) {
  return z.strictObject({ action: z.literal(name), ...asked, ...proxyActions[name] })
}

/** Body of POST /api/labs/:id/actions for a session of this demo. */
export const proxyActionSchema = z.discriminatedUnion(
  'action',
  [
    bodyOf('send'),
    bodyOf('stream'),
    bodyOf('connections'),
    bodyOf('kill'),
    bodyOf('restart'),
    bodyOf('freeze'),
    bodyOf('thaw'),
    bodyOf('ready'),
    bodyOf('drain'),
    bodyOf('maint'),
    bodyOf('weight'),
    bodyOf('maxconn'),
    bodyOf('slow'),
    bodyOf('set'),
    bodyOf('weigh'),
    bodyOf('measure'),
    bodyOf('stopMeasure'),
    bodyOf('preset'),
    bodyOf('pair'),
    bodyOf('startAgain'),
    bodyOf('beside'),
    bodyOf('experiment'),
    bodyOf('reset'),
  ],
  { error: `"action" must be one of ${proxyActionNames.join(', ')}` },
)
export type ProxyAction = z.infer<typeof proxyActionSchema>
export type ProxyActionRequest = z.input<typeof proxyActionSchema>
