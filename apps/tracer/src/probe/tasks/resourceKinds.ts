import { CRYPTO_JOBS } from './cryptoJobs.ts'

/** What the recorder does by the type of an async resource. */
export const TIMER_OR_IMMEDIATE = 1
export const TICK = 2
export const REQUEST = 3
export const PARSER = 4
export const WORKER = 5
export const POOL = 6
export const ZLIB = 7
export const CRYPTO = 8

const REQUESTS = ['TCPCONNECTWRAP', 'PIPECONNECTWRAP', 'WRITEWRAP', 'SHUTDOWNWRAP', 'UDPSENDWRAP']
/** Types whose requests and timers matter by name, in a null-prototype table: no lookup can reach user code. */
export const typeKind: Record<string, number> = Object.create(null) as Record<string, number>
typeKind['Timeout'] = typeKind['Immediate'] = TIMER_OR_IMMEDIATE
typeKind['TickObject'] = TICK
for (const name of REQUESTS) typeKind[name] = REQUEST
for (const name of ['HTTPPARSER', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST'])
  typeKind[name] = PARSER
typeKind['WORKER'] = WORKER
typeKind['ZLIB'] = ZLIB
const POOL_REQUESTS =
  'FSREQCALLBACK FSREQPROMISE FSREQWRAP FILEHANDLECLOSEREQ GETADDRINFOREQWRAP GETNAMEINFOREQWRAP'
for (const name of POOL_REQUESTS.split(' ')) typeKind[name] = POOL
for (const name of CRYPTO_JOBS.split(' ')) typeKind[name] = CRYPTO
