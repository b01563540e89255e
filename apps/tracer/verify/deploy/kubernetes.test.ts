import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOf } from './documents.ts'
import { DEPLOY, findProgram, REPOSITORY, run } from './program.ts'

type Resource = {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { name: string }
}

const TSC = join(REPOSITORY, 'node_modules/typescript/bin/tsc')
const TYPES = dirname(createRequire(import.meta.url).resolve('kubernetes-types/package.json'))
/** Where kubernetes-types has what an apiVersion stands for. */
const MODULES: Readonly<Record<string, string>> = { v1: 'core/v1' }
const kubectl = findProgram('kubectl')
const kustomize = findProgram('kustomize')

/** What an overlay comes to. */
async function rendered(overlay: string): Promise<Resource[]> {
  const folder = join(DEPLOY, 'kubernetes/overlays', overlay)
  const args = ['--load-restrictor', 'LoadRestrictionsNone', folder]
  const text =
    kustomize === null
      ? await run(kubectl ?? '', ['kustomize', ...args])
      : await run(kustomize, ['build', ...args])
  return documentsOf(text) as Resource[]
}

describe.runIf(kubectl ?? kustomize)('the overlays of Kubernetes', () => {
  const overlays: Record<string, Resource[]> = {}
  let folder = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loopscope-kubernetes-'))
    const names = ['one', 'three']
    const all = await Promise.all(names.map(rendered))
    for (const [i, name] of names.entries()) overlays[name] = all[i] ?? []
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('hold what each is for', () => {
    const shown = (resources: Resource[] = []) =>
      resources.map(({ kind, metadata }) => `${kind} ${metadata.name.replace(/-[a-z\d]{10}$/, '')}`)
    expect(shown(overlays['one'])).toEqual([
      ...['Namespace loopscope', 'Service loopscope', 'Service replicas'],
      ...['StatefulSet loopscope', 'PodDisruptionBudget replicas'],
    ])
    expect(shown(overlays['three'])).toEqual([
      ...['Namespace loopscope', 'ConfigMap haproxy', 'Service loopscope', 'Service replica-a'],
      ...['Service replica-b', 'Service replica-c', 'Service replicas', 'Deployment haproxy'],
      ...['StatefulSet loopscope', 'PodDisruptionBudget haproxy', 'PodDisruptionBudget replicas'],
      'NetworkPolicy replicas',
    ])
  })

  it('are what the API of Kubernetes knows, field by field', async () => {
    const lines = Object.values(overlays)
      .flat()
      .map(({ kind, apiVersion, ...rest }) => {
        const module = join(
          TYPES,
          `${MODULES[apiVersion] ?? apiVersion.replace('.k8s.io', '')}.d.ts`,
        )
        const value = JSON.stringify({ apiVersion, kind, ...rest }, null, 1)
        return `void (${value} satisfies import('${module}').${kind})`
      })
    const file = join(folder, 'overlays.ts')
    writeFileSync(file, lines.join('\n'))
    const options = [
      '--noEmit',
      '--ignoreConfig',
      '--strict',
      '--skipLibCheck',
      '--types',
      '',
      '--lib',
      'es2023',
    ]
    const modules = ['--module', 'nodenext', '--allowImportingTsExtensions']
    await run(process.execPath, [TSC, ...options, ...modules, file])
  })

  it('start each replica as it was measured that bubblewrap works', () => {
    for (const name of ['one', 'three']) {
      const set = overlays[name]?.find(({ kind }) => kind === 'StatefulSet') as unknown as {
        spec: { template: { spec: PodSpec } }
      }
      const { hostUsers, securityContext: pod, containers } = set.spec.template.spec
      expect({ hostUsers, pod, container: containers[0]?.securityContext }).toEqual({
        hostUsers: false,
        pod: {
          seccompProfile: { type: 'Unconfined' },
          appArmorProfile: { type: 'Unconfined' },
        },
        container: { runAsUser: 0, procMount: 'Unmasked', readOnlyRootFilesystem: true },
      })
    }
  })
})

type PodSpec = {
  readonly hostUsers: boolean
  readonly securityContext: object
  readonly containers: readonly { readonly securityContext: object }[]
}
