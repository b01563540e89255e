import { z } from 'zod'

/** A line of HAProxy's log as `renderProxyConfig` asks for it. Durations are ms; -1: it did not come that far. */
export const proxyLogLineSchema = z.object({
  /** When it was logged, which is at the end of the request: us since 1970, the machine's clock. */
  t: z.number().int(),
  /** Port of the client's connection. */
  cp: z.number().int(),
  /** Frontend, backend, server; '<NOSRV>': none was chosen. */
  fe: z.string(),
  be: z.string(),
  srv: z.string(),
  /** HTTP status that the client was sent; -1: none. */
  st: z.number().int(),
  /** Until the request was read, in queues, to connect, until the answer's head, and all of it. */
  TR: z.number().int(),
  Tw: z.number().int(),
  Tc: z.number().int(),
  Tr: z.number().int(),
  Ta: z.number().int(),
  /** Termination state: "--", "SC", "SH", "sQ", "PR", ... */
  ts: z.string(),
  /** Connections at that time: of the process, the frontend, the backend, the server. */
  ac: z.number().int(),
  fc: z.number().int(),
  bc: z.number().int(),
  sc: z.number().int(),
  /** Retries; "+" in front: given to another server. */
  rc: z.string(),
  /** Requests that were in front of it: in the server's queue, in the backend's. */
  sq: z.number().int(),
  bq: z.number().int(),
  /** Bytes sent to the client, head and body. */
  B: z.number().int(),
  m: z.string(),
  p: z.string(),
})
export type ProxyLogLine = z.infer<typeof proxyLogLineSchema>

// The path is quoted by HAProxy's own JSON converter: a quote in a request must not end the string. All of it is to stand in
// single quotes, within which HAProxy expands nothing.
const CONNECTION =
  '"ts":"%ts","ac":%ac,"fc":%fc,"bc":%bc,"sc":%sc,"rc":"%rc","sq":%sq,"bq":%bq,"B":%B'
const WHERE = '"t":%[date(0,us)],"cp":%cp,"fe":"%f","be":"%b","srv":"%s"'

/** HAProxy's `log-format` for such lines. In mode tcp it sees no requests: status and the rest of HTTP are -1 and "". */
export const PROXY_LOG_FORMATS = {
  http: `{${WHERE},"st":%ST,"TR":%TR,"Tw":%Tw,"Tc":%Tc,"Tr":%Tr,"Ta":%Ta,${CONNECTION},"m":"%HM","p":%{+Q}[capture.req.uri,json]}`,
  tcp: `{${WHERE},"st":-1,"TR":-1,"Tw":%Tw,"Tc":%Tc,"Tr":-1,"Ta":%Tt,${CONNECTION},"m":"","p":""}`,
} as const
