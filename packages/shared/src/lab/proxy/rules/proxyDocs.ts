const DOCS = 'https://docs.haproxy.org/2.6'
const configuration = (anchor: string) => `${DOCS}/configuration.html#${anchor}`

/** Pages of HAProxy's manual that sentences refer to. */
export const PROXY_DOCS = {
  termination: { title: 'HAProxy: session state at disconnection', url: configuration('8.5') },
  balance: { title: 'HAProxy: balance', url: configuration('4.2-balance') },
  hashType: { title: 'HAProxy: hash-type', url: configuration('4.2-hash-type') },
  inter: { title: 'HAProxy: inter, fall, rise', url: configuration('5.2-inter') },
  fall: { title: 'HAProxy: fall', url: configuration('5.2-fall') },
  rise: { title: 'HAProxy: rise', url: configuration('5.2-rise') },
  observe: { title: 'HAProxy: observe', url: configuration('5.2-observe') },
  httpchk: { title: 'HAProxy: option httpchk', url: configuration('4.2-option%20httpchk') },
  retries: { title: 'HAProxy: retries', url: configuration('4.2-retries') },
  redispatch: {
    title: 'HAProxy: option redispatch',
    url: configuration('4.2-option%20redispatch'),
  },
  maxconn: { title: 'HAProxy: maxconn of a server', url: configuration('5.2-maxconn') },
  queue: { title: 'HAProxy: timeout queue', url: configuration('4.2-timeout%20queue') },
  serverTimeout: { title: 'HAProxy: timeout server', url: configuration('4.2-timeout%20server') },
  deny: { title: 'HAProxy: stick-table', url: configuration('4.2-stick-table') },
  reload: { title: 'HAProxy: stopping and restarting', url: `${DOCS}/management.html#4` },
  state: { title: 'HAProxy: set server', url: `${DOCS}/management.html#9.3-set%20server` },
  compression: {
    title: 'HAProxy: compression algo',
    url: configuration('4.2-compression%20algo'),
  },
  compressionType: {
    title: 'HAProxy: compression type',
    url: configuration('4.2-compression%20type'),
  },
  offload: {
    title: 'HAProxy: compression offload',
    url: configuration('4.2-compression%20offload'),
  },
  crt: { title: 'HAProxy: crt', url: configuration('5.1-crt') },
} as const
