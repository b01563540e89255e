import { readFileSync } from 'node:fs'

/** Programs of a folder of demos/, as they run. */
export function demoFiles(
  folder: string,
  names: readonly string[],
): { name: string; source: string }[] {
  return names.map((name) => ({
    name,
    source: readFileSync(new URL(`../../demos/${folder}/${name}`, import.meta.url), 'utf8'),
  }))
}
