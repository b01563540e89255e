import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { inRoot } from './paths.mjs'

/**
 * What a source file imports, types included: `[{ name, target, start, end }]`, in the order of its text. `target`: the
 * repository's file ("packages/shared/src/wire/api.ts") or null for a package and a module of Node's; `start` and `end`:
 * where the name stands in the text, without its quotes. Throws when a relative import leads nowhere.
 */
export function importsOf(file, text = readFileSync(inRoot(file), 'utf8')) {
  return specifiersOf(file, text).map((specifier) => ({
    ...specifier,
    target: targetOf(file, specifier.name),
  }))
}

/** "node:*" for a module of Node's that is named so, else the package's name: "@scope/name", "name". */
export function packageOf(name) {
  if (name.startsWith('node:')) return 'node:*'
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function specifiersOf(file, text) {
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = new Map()
  const note = (start, end) => found.set(start, { name: text.slice(start, end), start, end })
  for (const { moduleRequest } of module.staticImports)
    note(moduleRequest.start + 1, moduleRequest.end - 1)
  for (const { entries } of module.staticExports)
    for (const { moduleRequest } of entries)
      if (moduleRequest) note(moduleRequest.start + 1, moduleRequest.end - 1)
  // `typeof import('x')` is no part of the module's record, so both kinds are looked for in the text.
  for (const match of text.matchAll(/\bimport\((\s*)'([^']+)'/g)) {
    const start = match.index + 'import('.length + match[1].length + 1
    note(start, start + match[2].length)
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

function targetOf(file, name) {
  const bare = name.replace(/\?.*$/, '')
  if (name.startsWith('@loopscope/shared/'))
    return `packages/shared/src/${bare.slice('@loopscope/shared/'.length)}.ts`
  if (!name.startsWith('.')) return null
  const target = posix.normalize(posix.join(dirname(file), bare))
  if (existsSync(inRoot(target)) && statSync(inRoot(target)).isFile()) return target
  throw new Error(`${file} imports ${name}, which is not there`)
}
