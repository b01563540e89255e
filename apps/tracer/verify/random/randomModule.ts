import type { RandomNumbers } from './randomNumbers.ts'

export type ModuleKind = 'mjs' | 'cjs' | 'json'
export type ModuleFile = {
  readonly name: string
  readonly kind: ModuleKind
  /** All files that it may load, itself among them. */
  readonly names: readonly string[]
}

/** The text of a module that may throw, at once or after a while, or cannot be parsed, linked or found what it wants. */
export const randomModule = (numbers: RandomNumbers, file: ModuleFile): string => {
  if (file.kind === 'json') return numbers.below(2) === 0 ? '{"a":1}' : '{"a":'
  if (numbers.below(12) === 0) return 'let let = 1'
  return file.kind === 'cjs' ? commonjs(numbers, file) : module(numbers, file)
}

/** A statement that throws. */
export const thrown = (numbers: RandomNumbers): string => {
  const n = numbers.below(100)
  return numbers.pick([
    `throw new Error('e${n}');`,
    `throw new Error('e${n}');`,
    `throw Object.assign(new TypeError('e${n}'), { code: 'E${n}' });`,
    `throw new Error('e${n}', { cause: new RangeError('c${n}') });`,
    `throw new (class Own extends Error { name = 'Own' })('e${n}');`,
    `throw ${n};`,
    `throw 'text ${n}';`,
    'throw null;',
    'throw undefined;',
    `throw { own: ${n} };`,
    `throw Symbol('s${n}');`,
    `notDefined${n}();`,
    'null.property;',
    'require;',
    'module.exports = 1;',
    `class A { static { throw new Error('e${n}') } }`,
    `(function deep() { throw new Error('deep${n}') })();`,
  ])
}

/** What to load: mostly one of `names`. */
export const randomTarget = (numbers: RandomNumbers, names: readonly string[]): string =>
  numbers.below(4) > 0
    ? (names[numbers.below(names.length)] ?? '')
    : numbers.pick([
        './missing.mjs',
        'no-such-package',
        'node:no-such-module',
        'fs',
        'wrong:protocol',
        './',
        address('text/javascript', thrown(numbers)),
        address('text/javascript', `await null; ${thrown(numbers)}`),
        address(
          'text/javascript',
          `import ${JSON.stringify(address('text/javascript', thrown(numbers)))};`,
        ),
        address('text/javascript', 'let let = 1'),
        address('text/javascript', "import { missing } from 'fs'"),
        address('text/javascript', "export const a = 1; console.log('data')"),
        address('application/json', '{"a":'),
        address('text/unknown', 'what'),
      ])

const address = (type: string, text: string): string => `data:${type},${encodeURIComponent(text)}`

const module = (numbers: RandomNumbers, { name, names }: ModuleFile): string => {
  const target = () => JSON.stringify(randomTarget(numbers, names))
  const clause = (): string =>
    numbers.pick<() => string>([
      () => `import ${target()};`,
      () => `import ${target()};`,
      () => `import { a as a${numbers.below(1e6)} } from ${target()};`,
      () => `import * as all${numbers.below(1e6)} from ${target()};`,
      () => `import d${numbers.below(1e6)} from ${target()};`,
      () => `import ${target()} with { type: 'json' };`,
      () => `export * from ${target()};`,
    ])()
  const clauses = Array.from({ length: numbers.below(3) }, clause)
  const statement = (): string =>
    numbers.pick<() => string>([
      () => thrown(numbers),
      () => thrown(numbers),
      () => 'await null;',
      () => `await Promise.reject(new Error('tla ${name}'));`,
      () => 'await new Promise((done) => setTimeout(done, 1));',
      () => `try { await import(${target()}) } catch (e) { report('${name}', e) }`,
      () => `try { await import(${target()}) } catch (e) { throw e }`,
      () =>
        `try { await import(${target()}) } catch (e) { throw new Error('wrapped', { cause: e }) }`,
      () => `await import(${target()});`,
      () =>
        `try { createRequire(import.meta.url)(${target()}) } catch (e) { report('${name}', e) }`,
      () => `createRequire(import.meta.url)(${target()});`,
      () => `queueMicrotask(() => console.log('${name} microtask'));`,
      () => `process.nextTick(() => console.log('${name} tick'));`,
      () => 'Promise.reject(new Error("late")).catch(() => {});',
    ])()
  return [
    "import { createRequire } from 'module';",
    ...clauses,
    `console.log('${name}');`,
    ...Array.from({ length: numbers.below(4) }, statement),
    `export const a = 1; console.log('${name} ends');`,
  ].join('\n')
}

const commonjs = (numbers: RandomNumbers, { name, names }: ModuleFile): string => {
  const target = () => JSON.stringify(randomTarget(numbers, names))
  const statement = (): string =>
    numbers.pick<() => string>([
      () => thrown(numbers),
      () => `require(${target()});`,
      () => `try { require(${target()}) } catch (e) { report('${name}', e) }`,
      () => `try { require(${target()}) } catch (e) { throw new Error('wrapped', { cause: e }) }`,
      () => `process.nextTick(() => console.log('${name} tick'));`,
      () => 'exports.b = 2;',
    ])()
  return [
    `exports.a = 1; console.log('${name}');`,
    ...Array.from({ length: 1 + numbers.below(3) }, statement),
    `console.log('${name} ends');`,
  ].join('\n')
}
