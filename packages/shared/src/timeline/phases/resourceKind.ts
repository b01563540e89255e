/**
 * What an async resource's type says about who may call back for it. Types are those of Node's async_wrap.h
 * (NODE_ASYNC_PROVIDER_TYPES) over Node 10 to 26, and the few that lib/ makes in JavaScript.
 */
export type ResourceKind =
  /** processTimers calls it. */
  | 'timer'
  /** processImmediate calls it. */
  | 'immediate'
  /** Drained after a macrotask: a nextTick, a promise reaction, queueMicrotask. */
  | 'drained'
  /** A request on a stream or UDP handle: all that libuv ever completes from its pending queue (uv__io_feed). */
  | 'streamRequest'
  /** Completed by the thread pool: uv__work_done. */
  | 'pool'
  /** Signal watchers run after poll's batch of events (uv__io_poll, `have_signals`), children end through SIGCHLD. */
  | 'signal'
  /** Anything else that Node itself makes: handles, parsers, workers. */
  | 'handle'
  /** Made by the snippet or a library: AsyncResource, emitBefore. Never begins a macrotask. */
  | 'foreign'

const BY_NAME: Readonly<Record<string, ResourceKind>> = {
  Timeout: 'timer',
  // Node 10 calls its Timeouts from within the callback of one of these.
  TIMERWRAP: 'timer',
  Immediate: 'immediate',
  TickObject: 'drained',
  PROMISE: 'drained',
  Microtask: 'drained',
}

const STREAM_REQUESTS = /^(?:TCPCONNECT|PIPECONNECT|WRITE|SHUTDOWN|UDPSEND)WRAP$/
const POOL =
  /^(?:FSREQCALLBACK|FSREQPROMISE|FSREQWRAP|FILEHANDLECLOSEREQ|GETADDRINFOREQWRAP|GETNAMEINFOREQWRAP|ZLIB|(?:ARGON2|CHECKPRIME|CIPHER|DERIVEBITS|HASH|KEYEXPORT|KEYGEN|KEYPAIRGEN|PBKDF2|RANDOMBYTES|RANDOMPRIME|SCRYPT|SIGN|VERIFY)REQUEST)$/
const SIGNALS = /^(?:SIGNAL|PROCESS)WRAP$/
const HANDLES =
  /^(?:BLOBREADER|DIRHANDLE|DNSCHANNEL|DTLS_(?:ENDPOINT|SESSION)|ELDHISTOGRAM|FILEHANDLE|FIXEDSIZEBLOBCOPY|FSEVENTWRAP|HEAPSNAPSHOT|HTTP2(?:PING|SESSION|SETTINGS|STREAM)|HTTP(?:CLIENTREQUEST|INCOMINGMESSAGE|PARSER|SERVERREQUEST)|INSPECTORJSBINDING|JSSTREAM|JSUDPWRAP|LOCKS|MESSAGEPORT|PIPESERVERWRAP|PIPEWRAP|QUERYWRAP|QUIC_(?:ENDPOINT|LOGSTREAM|PACKET|SESSION|STREAM|UDP)|SIGINTWATCHDOG|STATWATCHER|STREAMPIPE|TCPSERVERWRAP|TCPWRAP|TLSWRAP|TTYWRAP|UDPWRAP|WORKER(?:CPUPROFILE|CPUUSAGE|HEAPPROFILE|HEAPSNAPSHOT|HEAPSTATISTICS)?)$/

/** Streams of Node's own above libuv's. Their requests complete when Node says so: `TLSWrap::InvokeQueued` and the like. */
const LAYERED = /^(?:HTTP2STREAM|JSSTREAM|QUIC_STREAM)$/

/**
 * Kind of a resource by Node's type name. `owner`: type of the resource that triggered its `init`; for a request that is
 * the stream it was made for.
 */
export const resourceKind = (resource: string, owner = ''): ResourceKind => {
  const kind = kindByName(resource)
  if (kind !== 'streamRequest') return kind
  // A TLS stream hands its shutdown on to libuv, but answers for its writes itself.
  const layered = LAYERED.test(owner) || (owner === 'TLSWRAP' && resource === 'WRITEWRAP')
  return layered ? 'handle' : kind
}

const kindByName = (resource: string): ResourceKind => {
  const own = Object.hasOwn(BY_NAME, resource) ? BY_NAME[resource] : undefined
  if (own !== undefined) return own
  if (STREAM_REQUESTS.test(resource)) return 'streamRequest'
  if (POOL.test(resource)) return 'pool'
  if (SIGNALS.test(resource)) return 'signal'
  return HANDLES.test(resource) ? 'handle' : 'foreign'
}
