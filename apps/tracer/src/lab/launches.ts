import { fileURLToPath } from 'node:url'
import type { Launch } from './inside/guardOrders.ts'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const CLIENT = path('./inside/client.ts')
const REPORTERS = {
  cluster: new URL('./inside/reporter.ts', import.meta.url).href,
  server: new URL('./inside/serverReporter.ts', import.meta.url).href,
}

/** A program of demos/, with what tells of it loaded before. `program`: "cluster/primary.ts"; `reporter`: for what kind. */
export function programLaunch(
  of: string,
  program: string,
  env: Readonly<Record<string, string>>,
  reporter: keyof typeof REPORTERS,
): Launch {
  const file = path(`../../demos/${program}`)
  return { kind: 'node', of, file, args: [], execArgv: ['--import', REPORTERS[reporter]], env }
}

/** The client, whose numbers of requests and connections go on from `counted`. */
export function clientLaunch(
  port: number,
  keepAlive: boolean,
  { requests, connections }: { readonly requests: number; readonly connections: number },
): Launch {
  const args = [
    String(port),
    keepAlive ? 'keepAlive' : 'new',
    String(requests),
    String(connections),
  ]
  return { kind: 'node', of: 'client', file: CLIENT, args, execArgv: [], env: {} }
}
