import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { environmentSchema } from '../../src/environment.ts'
import { textOf } from './documents.ts'
import { REPOSITORY } from './program.ts'

const wanted = JSON.parse(
  readFileSync(join(REPOSITORY, 'apps/tracer/serviceProcess.json'), 'utf8'),
) as { arguments: string[]; environment: Record<string, string> }
const files = {
  image: textOf('Dockerfile'),
  unit: textOf('systemd/loopscope.service'),
  kubernetes: textOf('kubernetes/overlays/three/replicas.yaml'),
}

it('image, unit and pod start Node as `npm start` does', () => {
  const [option = ''] = wanted.arguments
  const memory = Object.entries(wanted.environment).map(([name, value]) => `${name}=${value}`)
  expect(wanted.arguments).toEqual([option])
  for (const [name, text] of Object.entries(files)) {
    expect(text, name).toContain(option)
    // A pod has the image's environment.
    if (name !== 'kubernetes') expect(text, name).toContain(memory.join(' '))
  }
})

it('the pod’s command is the image’s own', () => {
  const entry = /^ENTRYPOINT (.*)$/m.exec(files.image)?.[1] ?? '[]'
  expect(files.kubernetes.replace(/\s+/g, ' ')).toContain(
    `exec ${(JSON.parse(entry) as string[]).join(' ')}`,
  )
})

it('the files of deploy/ set no variable that the service does not read', () => {
  const known = [
    ...Object.keys(environmentSchema.shape),
    // HAProxy's.
    ...['EDGE', 'A', 'B', 'C', 'PUBLISH', 'MEMORY'].map((name) => `LOOPSCOPE_${name}`),
  ]
  const texts = [
    ...Object.values(files),
    ...[
      'compose.yaml',
      'kubernetes/base/replicas.yaml',
      'kubernetes/overlays/three/haproxy.yaml',
    ].map(textOf),
  ]
  const named = new Set(texts.join('\n').match(/\bLOOPSCOPE_\w*[A-Z]\b/g))
  expect([...named].filter((name) => !known.includes(name))).toEqual([])
})
