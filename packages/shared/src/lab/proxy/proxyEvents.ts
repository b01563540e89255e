import { z } from 'zod'
import { at, count, process } from '../labFields.ts'
import { proxySettingsSchema } from './config/proxySettings.ts'
import { proxiedCountSchema, proxyRowSchema, server } from './proxyRow.ts'

/** ms as HAProxy tells them; -1: the request did not come that far. */
const ms = z.number().int()

/** What the demo haproxy tells beside the events of every demo. */
export const PROXY_EVENTS = [
  /** How the demo is set, whole at each change; the first of an epoch comes with it. */
  z.object({ type: z.literal('proxySettings'), at, settings: proxySettingsSchema }),
  /**
   * A configuration that was given to HAProxy's own check, without the session's folder. `messages`: what the check said, by line
   * (null: of the whole); `valid`: whether HAProxy takes it. Only then it is used.
   */
  z.object({
    type: z.literal('config'),
    at,
    /** Counts all configurations of this session, 1 the first. */
    generation: count,
    text: z.string(),
    valid: z.boolean(),
    /** start: HAProxy begins with it. reload: another HAProxy takes over. runtime: the running one is told by its admin socket. */
    how: z.enum(['start', 'reload', 'runtime']),
    /** runtime: the commands. */
    commands: z.array(z.string()),
    messages: z.array(
      z.object({
        level: z.enum(['alert', 'warning', 'notice']),
        line: z.number().int().nullable(),
        text: z.string(),
      }),
    ),
  }),
  /**
   * HAProxy with another configuration. started: the new process is there and is given the listening sockets by the old one.
   * ready: the new one answers on its admin socket, and has them. done: the old one has answered what it had and is gone; `lost`:
   * requests since 'started' that were refused, reset, closed without an answer, or answered with an error of HAProxy's as a server that
   * nobody had done anything to took them not or broke off. failed: the new one did not start, the old one goes on.
   */
  z.object({
    type: z.literal('reload'),
    at,
    generation: count,
    state: z.enum(['started', 'ready', 'done', 'failed']),
    process,
    pid: z.number().int(),
    oldPid: z.number().int(),
    lost: count.nullable(),
    /** done: the old one did not end in time and was killed. */
    killed: z.literal(true).optional(),
  }),
  /** What HAProxy thinks of a server, from `show stat`, told when it changes. */
  z.object({
    type: z.literal('server'),
    at,
    server,
    /** As HAProxy writes it: "UP", "UP 2/3", "DOWN", "DOWN 1/2", "MAINT", "DRAIN", "NOLB", "no check". */
    status: z.string(),
    /** "L7OK", "L4CON", "L7TOUT", ...; null: not checked yet, or not at all. */
    check: z.string().nullable(),
    /** HTTP status of the last check, if it came that far. */
    code: z.number().int().nullable(),
    /** How long the last check took, ms. */
    ms: count.nullable(),
    /** What the check got, in HAProxy's words: "Connection refused". */
    text: z.string(),
    /** A counter from 0 to rise + fall - 1: the server is UP at `rise` and above. */
    health: count,
    rise: count,
    fall: count,
    weight: count,
  }),
  /** Whether HAProxy answers on its admin socket: without it no figure comes and no setting can be changed while it runs. */
  z.object({ type: z.literal('adminSocket'), at, state: z.enum(['answers', 'silent']) }),
  /**
   * An HAProxy that has just begun could not be told that a server is drained or in maintenance, as the one before it was: it gives it
   * requests as its health allows.
   */
  z.object({
    type: z.literal('untold'),
    at,
    process,
    pid: z.number().int(),
    server,
    state: z.enum(['drain', 'maint']),
  }),
  /** A health check that has reached this server, as the server saw it. A dead one sees none. */
  z.object({ type: z.literal('check'), at, server, path: z.string() }),
  /** A look at HAProxy's figures: the rows that have changed since the last. */
  z.object({ type: z.literal('proxyStat'), at, generation: count, rows: z.array(proxyRowSchema) }),
  /** A request as HAProxy logged it when it had ended, told one by one. */
  z.object({
    type: z.literal('proxied'),
    at,
    /** The client's request; null: not one of those that are told one by one. */
    request: count.nullable(),
    server: server.nullable(),
    /** What the client was sent; -1: nothing. */
    status: z.number().int(),
    /** Termination state: "--" when all went well, "SC", "SH", "sQ", "PR", ... */
    termination: z.string(),
    /** Time until the request was read, in the queue, to connect, until the answer's head, and in all. */
    TR: ms,
    Tw: ms,
    Tc: ms,
    Tr: ms,
    Ta: ms,
    retries: count,
    /** The last retry went to another server. */
    redispatched: z.boolean(),
    /** Requests that were in front of it in the server's queue and in the backend's. */
    serverQueue: count,
    backendQueue: count,
    /** The client had given it up before: nobody got what HAProxy sent. */
    late: z.literal(true).optional(),
    /** Bytes of the answer, before HAProxy compressed it: what the client got of it is in `answer`. */
    bytes: count,
  }),
  /** Exact counts of all other requests that HAProxy logged between from and to. */
  z.object({
    type: z.literal('proxiedSum'),
    at,
    from: at,
    to: at,
    rows: z.array(proxiedCountSchema),
  }),
  /**
   * Which server answered each key, when all requests of a `send` with different keys have ended. `of`: for key 1, 2, ... an index
   * of `servers`; -1: no server did.
   */
  z.object({
    type: z.literal('keys'),
    at,
    vary: z.enum(['path', 'param', 'user', 'address']),
    servers: z.array(process),
    of: z.array(z.number().int().min(-1)),
  }),
  /** The client's connections over TLS, or what came of one that was no TLS, since the last such event. */
  z.object({
    type: z.literal('secured'),
    at,
    /** "TLSv1.3"; null: no TLS connection came about. */
    protocol: z.string().nullable(),
    cipher: z.string().nullable(),
    /** Whether the client trusted the certificate, and if not, why: "DEPTH_ZERO_SELF_SIGNED_CERT". */
    trusted: z.boolean(),
    error: z.string().nullable(),
    connections: count,
  }),
  /** The certificate that was made for this session, as Node's X509Certificate reads it. Dates: ISO 8601. */
  z.object({
    type: z.literal('certificate'),
    at,
    subject: z.string(),
    issuer: z.string(),
    serial: z.string(),
    names: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    fingerprint: z.string(),
    algorithm: z.string(),
    /** How it was made: a command that can be repeated. */
    command: z.string(),
  }),
] as const

/** An event of this demo alone. */
export type ProxyEvent = z.infer<(typeof PROXY_EVENTS)[number]>
/** The event of one type: `ProxyEventOf<'reload'>`. */
export type ProxyEventOf<T extends ProxyEvent['type']> = Extract<ProxyEvent, { type: T }>
