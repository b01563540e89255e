/** Calls whose way through Node can be followed. */
export const LAYER_CALLS = [
  'readFile',
  'setTimeout',
  'lookup',
  'resolve',
  'pbkdf2',
  'connect',
  'gzip',
  'get',
  'parse',
] as const
export type LayerCall = (typeof LAYER_CALLS)[number]

/** The layers of the notes' table, from the top. */
export const LAYERS = ['application', 'npm', 'core', 'bindings', 'libraries', 'system'] as const
export type Layer = (typeof LAYERS)[number]

/**
 * Who has the work while JavaScript goes on. 'pool': a thread of libuv's pool. 'system': the operating system alone, which
 * tells the loop. 'loop': no one, it is a time that the loop looks at. 'no one': it is all done before the call returns.
 */
export type Where = 'pool' | 'system' | 'loop' | 'nobody'

/** The way of one call: what it passes in each layer, by the names that Node's source has. null: it does not get there. */
export type LayerPath = {
  /** "fs.readFile" */
  readonly words: string
  readonly core: string | null
  readonly bindings: string | null
  readonly libraries: string
  readonly system: string | null
  /** What runs are compared with. */
  readonly where: Where
}

export const layerPaths: Readonly<Record<LayerCall, LayerPath>> = {
  readFile: {
    words: 'fs.readFile',
    core: 'lib/fs.js',
    bindings: 'src/node_file.cc',
    libraries:
      'libuv’s pool: a job each for open, fstat, read and close; from Node 26 on, one for all',
    system: 'open, fstat, read, close: they may block, so a thread of the pool calls them',
    where: 'pool',
  },
  setTimeout: {
    words: 'setTimeout',
    core: 'lib/internal/timers.js: a list of timers for each delay',
    bindings: 'one timer of libuv for all of these lists',
    libraries: 'libuv: uv_timer_start, a heap of times',
    system: 'the timeout of the loop’s own wait (epoll_wait on Linux)',
    where: 'loop',
  },
  lookup: {
    words: 'dns.lookup',
    core: 'lib/dns.js',
    bindings: 'src/cares_wrap.cc, GetAddrInfo',
    libraries: 'libuv: uv_getaddrinfo, a job of the pool',
    system: 'getaddrinfo of the C library: it may block, so a thread of the pool calls it',
    where: 'pool',
  },
  resolve: {
    words: 'dns.resolve',
    core: 'lib/internal/dns/callback_resolver.js',
    bindings: 'src/cares_wrap.cc, a query',
    libraries: 'c-ares asks a name server; libuv waits for its sockets',
    system: 'a socket to the name server: no thread waits for it',
    where: 'system',
  },
  pbkdf2: {
    words: 'crypto.pbkdf2',
    core: 'lib/internal/crypto/pbkdf2.js',
    bindings: 'src/crypto/crypto_pbkdf2.cc',
    libraries: 'OpenSSL computes it, in a thread of libuv’s pool',
    system: null,
    where: 'pool',
  },
  connect: {
    words: 'net.connect',
    core: 'lib/net.js',
    bindings: 'src/tcp_wrap.cc',
    libraries: 'libuv: uv_tcp_connect',
    system: 'connect, without waiting: the system tells the loop when it is there',
    where: 'system',
  },
  gzip: {
    words: 'zlib.gzip',
    core: 'lib/zlib.js',
    bindings: 'src/node_zlib.cc',
    libraries: 'zlib compresses, in a thread of libuv’s pool',
    system: null,
    where: 'pool',
  },
  get: {
    words: 'http.get',
    core: 'lib/_http_client.js, on top of lib/net.js',
    bindings: 'src/tcp_wrap.cc, and src/node_http_parser.cc for what comes back',
    libraries: 'libuv for the socket; llhttp reads the answer, in the thread of JavaScript',
    system: 'a TCP connection: the system tells the loop what arrives',
    where: 'system',
  },
  parse: {
    words: 'JSON.parse',
    core: null,
    bindings: null,
    libraries: 'V8, in the thread of JavaScript',
    system: null,
    where: 'nobody',
  },
}

/** In which thread the work of a layer is done; null: the call does not get there. */
export type LayerThread = 'JavaScript' | 'pool' | 'system' | null

/** The thread of each layer on the way of a call. */
export function layerThread(
  { core, bindings, system, where }: LayerPath,
  layer: Layer,
): LayerThread {
  switch (layer) {
    case 'application':
      return 'JavaScript'
    case 'npm':
      return null
    case 'core':
      return core === null ? null : 'JavaScript'
    case 'bindings':
      return bindings === null ? null : 'JavaScript'
    case 'libraries':
      return where === 'pool' ? 'pool' : 'JavaScript'
    case 'system':
      if (system === null) return null
      return where === 'pool' ? 'pool' : 'system'
    default:
      return layer satisfies never
  }
}

/** How far down the call gets. */
export function deepestLayer(path: LayerPath): Layer {
  return LAYERS.findLast((layer) => layerThread(path, layer) !== null) ?? 'application'
}
