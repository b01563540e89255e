import { join } from 'node:path'
import { expect, it } from 'vitest'
import { documentOf } from './documents.ts'
import { DEPLOY, findProgram, saidBy } from './program.ts'

const haproxy = findProgram('haproxy')
const { services } = documentOf('compose.yaml') as {
  services: { haproxy: { environment: NodeJS.ProcessEnv } }
}

it.runIf(haproxy)('HAProxy takes haproxy.cfg with the addresses of compose.yaml', async () => {
  const args = ['-c', '-f', join(DEPLOY, 'haproxy.cfg')]
  const said = await saidBy(haproxy ?? '', args, { env: services.haproxy.environment })
  expect(said).not.toMatch(/warning/i)
})
