import { MOST_SERVERS } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { freePort } from '../freePort.ts'

/** Ports of 127.0.0.1, one for each that may listen. */
export type ProxyPorts = {
  readonly front: number
  readonly tls: number
  readonly recipeApi: number
  readonly servers: readonly number[]
}

/** As many different free ones. */
export async function takePorts(): Promise<ProxyPorts> {
  const taken = new Set<number>()
  const take = async () => {
    const port = await freePort(taken)
    taken.add(port)
    return port
  }
  const [front, tls, recipeApi] = [await take(), await take(), await take()]
  const servers: number[] = []
  while (servers.length < MOST_SERVERS) servers.push(await take())
  return { front, tls, recipeApi, servers }
}

/** The notes' numbers for them; those that the notes do not have go on from theirs. */
export function labelsOf({ front, tls, recipeApi, servers }: ProxyPorts): Record<string, number> {
  const numbered = servers.map((port, index) => [String(3001 + index), port])
  return { 3000: front, 3443: tls, 4000: recipeApi, ...Object.fromEntries(numbered) }
}
