import type { Program } from '../plain/loadPrograms.ts'
import { type ModuleKind, randomModule, randomTarget, thrown } from './randomModule.ts'
import { type RandomNumbers, randomNumbers } from './randomNumbers.ts'

const KINDS: readonly [ModuleKind, ...ModuleKind[]] = ['mjs', 'mjs', 'mjs', 'cjs', 'json']

/**
 * A program of modules that throw: it writes them to the temporary folder and then imports and requires them, statically
 * and not, and catches their errors, throws them on, or does not. The same seed gives the same program. Files are loaded
 * one after another, so that no two plain runs differ by which was read first.
 */
export const randomModules = (seed: number): Program => {
  const numbers = randomNumbers(seed)
  const files = Array.from({ length: 2 + numbers.below(4) }, (_, i) => ({
    name: `m${i}`,
    kind: numbers.pick(KINDS),
  }))
  const names = files.map(({ name, kind }) => `./${name}.${kind}`)
  const written = files.map(({ name, kind }) => {
    const text = randomModule(numbers, { name, kind, names })
    return `write('${name}.${kind}', ${JSON.stringify(text)});`
  })
  const module = numbers.below(2) === 0 ? 'module' : 'commonjs'
  const actions = Array.from({ length: 2 + numbers.below(4) }, (_, i) => action(numbers, names, i))
  const body = actions.join('\n')
  const main =
    module === 'module' && numbers.below(2) === 0
      ? body
      : `(async () => {\n${body}\n})()${numbers.below(2) === 0 ? '' : ".catch((e) => report('main', e))"};`
  return {
    name: `modules-${seed}`,
    source: [
      module === 'module' ? MODULE_PRELUDE : COMMONJS_PRELUDE,
      module === 'module' ? staticImport(numbers) : '',
      PRELUDE,
      ...written,
      listeners(numbers),
      main,
      "L('main has been read');",
    ].join('\n'),
    module,
    minimum: 0,
    walled: true,
    comparable: true,
  }
}

const COMMONJS_PRELUDE = "const fs = require('fs'), os = require('os');"
const MODULE_PRELUDE = `import fs from 'fs'; import os from 'os'; import { createRequire } from 'module';
const require = createRequire(os.tmpdir() + '/modules/main.js');`
const PRELUDE = `const folder = os.tmpdir() + '/modules';
fs.mkdirSync(folder);
const write = (name, text) => fs.writeFileSync(folder + '/' + name, text);
const at = (target) => target.startsWith('./') ? 'file://' + folder + target.slice(1) : target;
const report = (label, e) => console.log(label, typeof e, e === null || e === undefined ? e : e.message, e?.code, String(e?.stack).split('\\n')[0]);
globalThis.report = report;
process.on('exit', (code) => console.log('exit', code));`

/** Here no file is there yet: what a main module imports statically is in the address itself. */
const staticImport = (numbers: RandomNumbers): string => {
  if (numbers.below(3) > 0) return ''
  const body = numbers.below(2) === 0 ? thrown(numbers) : "console.log('imported');"
  const awaits = numbers.below(2) === 0 ? 'await null;' : ''
  return `import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(awaits + body)}`)};`
}

const listeners = (numbers: RandomNumbers): string => {
  const uncaught = [
    '',
    '',
    "process.on('uncaughtException', (e, origin) => report('got ' + origin, e));",
    "process.on('uncaughtExceptionMonitor', (e, origin) => report('seen ' + origin, e));",
    "process.setUncaughtExceptionCaptureCallback((e) => report('captured', e));",
  ] as const
  const rejected = [
    '',
    '',
    "process.on('unhandledRejection', (e) => report('rejected', e)); process.on('rejectionHandled', () => console.log('handled late'));",
    "process.on('warning', (w) => console.log(w.name, w.message));",
  ] as const
  return `${numbers.pick(uncaught)}${numbers.pick(rejected)}`
}

/** One way to load a module in the main one. */
const action = (numbers: RandomNumbers, names: readonly string[], i: number): string => {
  const target = randomTarget(numbers, names)
  const load = `import(at(${JSON.stringify(target)}))`
  const inFolder = target.startsWith('./')
    ? `folder + ${JSON.stringify(target.slice(1))}`
    : JSON.stringify(target)
  const ways = [
    `try { console.log(Object.keys(await ${load})) } catch (e) { report(${i}, e) }`,
    `try { await ${load} } catch (e) { console.log(e) }`,
    `await ${load}.catch((e) => report(${i}, e));`,
    `await ${load}.then(() => console.log('loaded'), (e) => { console.log(e?.stack) });`,
    `try { await ${load} } catch (e) { report(${i}, e); setTimeout(() => { throw e }, 2) }`,
    `try { try { await ${load} } finally { console.log('finally') } } catch (e) { report(${i}, e) }`,
    `try { console.log(require(${inFolder})) } catch (e) { report(${i}, e) }`,
    `try { console.log(require(${inFolder})) } catch (e) { console.log(e?.stack) }`,
    `process.nextTick(() => { try { require(${inFolder}) } catch (e) { report('tick ${i}', e) } });`,
    `await new Promise((done) => setTimeout(() => { try { require(${inFolder}) } catch (e) { report('timer ${i}', e) } done() }, 1));`,
    `await new Promise((done) => setImmediate(() => ${load}.catch((e) => report('immediate ${i}', e)).finally(done)));`,
    `{ const both = await Promise.allSettled([${load}, ${load}]); console.log(both.map((one) => one.status), both[0].reason === both[1].reason) }`,
    `await ${load};`,
    `require(${inFolder});`,
  ] as const
  // What no one catches ends the program as often as not: seldom, or little else is ever seen.
  return numbers.below(6) > 0 ? (ways[numbers.below(ways.length - 2)] ?? '') : numbers.pick(ways)
}
