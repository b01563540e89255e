import type { Express } from 'express'

type Layer = {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: { readonly stack?: readonly Layer[] }
  /** Where a router is mounted. */
  readonly rawPath: string | readonly string[]
}

/** Every route of an Express app, as "get /api/runs/{runId}". */
export function routesOf(app: Express): string[] {
  return routesIn((app.router as unknown as { readonly stack: readonly Layer[] }).stack, '')
}

function routesIn(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap(({ route, handle, rawPath }) => {
    if (route !== undefined)
      return Object.keys(route.methods)
        .filter((method) => method !== '_all')
        .map((method) => `${method} ${braced(prefix + route.path)}`)
    if (handle.stack === undefined) return []
    return [rawPath].flat().flatMap((path) => routesIn(handle.stack ?? [], prefix + path))
  })
}

/** "//labs/:id/" as "/labs/{id}". */
function braced(path: string): string {
  return path
    .replaceAll(/\/+/g, '/')
    .replaceAll(/:(\w+)/g, '{$1}')
    .replace(/(?<=.)\/$/, '')
}
