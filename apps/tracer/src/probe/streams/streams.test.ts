import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 18, 24, 26])
const STREAMS =
  "const { finished, PassThrough, pipeline, Readable, Transform, Writable } = require('stream')\n"
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

/** What is said of streams where each program ends. */
const STUCK: Readonly<Record<string, readonly [source: string, ...said: string[]]>> = {
  'a pipeline whose last stream nobody reads': [
    'const full = new PassThrough()\npipeline(new Readable({ read() { this.push(Buffer.alloc(70000)) } }), full, () => {})',
    "The process ended before the pipeline on line 3 had finished: its callback was never called. Nobody read the PassThrough on line 2 to its end: it had no 'data' or 'readable' listener and was not piped anywhere. Its buffer was full.",
  ],
  'finished() of a stream that nobody ends': [
    'const open = new PassThrough()\nfinished(open, () => {})\nopen.resume()',
    'The process ended while finished() on line 3 still waited for the PassThrough on line 2: its callback was never called. end() was never called on the PassThrough on line 2.',
  ],
  'a file that nobody reads': [
    "require('fs').createReadStream(__filename).on('end', () => {})",
    "The process ended before the 'end' of the ReadStream on line 2, which the listener on line 2 waits for. Nobody read the ReadStream on line 2 to its end: it had no 'data' or 'readable' listener and was not piped anywhere.",
  ],
  'a write function that calls nobody back, whoever waits': [
    'const sink = new Writable()\nsink._write = (chunk, encoding, callback) => {}\nsink.end("x")',
    'The write function on line 3, of the Writable on line 2, never called its callback for the last chunk it was given.',
  ],
  'a transform function that calls nobody back, where what it is piped from is waited for': [
    'const source = new PassThrough()\nsource.pipe(new Transform({\n  transform(chunk) {}\n}))\nsource.once("end", () => {})\nsource.write(Buffer.alloc(70000))\nsource.end("x")',
    "The process ended before the 'end' of the PassThrough on line 2, which the listener on line 6 waits for. The transform function on line 4, of the Transform on line 3, never called its callback for the last chunk it was given.",
  ],
  'a stream that is still corked': [
    'const corked = new PassThrough()\ncorked.on("finish", () => {}).resume()\ncorked.cork()\ncorked.end2 = corked.write("x")',
    "The process ended before the 'finish' of the PassThrough on line 2, which the listener on line 3 waits for. The PassThrough on line 2 was still corked. end() was never called on the PassThrough on line 2.",
  ],
  'a listener for what such a stream never emits': [
    'new Writable({ write(chunk, encoding, callback) { callback() } }).on("end", () => {}).end()',
    "The process ended before the 'end' of the Writable on line 2, which the listener on line 2 waits for. Node emits 'end' for readable streams only: this one emits 'finish'.",
  ],
  'a stream of which not all was taken': [
    'const source = new Readable({ read() {} })\nsource.on("readable", () => source.read(1)).on("end", () => {})\nsource.push("abc")\nsource.push(null)',
    "The process ended before the 'end' of the Readable on line 2, which the listener on line 3 waits for. The Readable on line 2 still held data that nobody had taken.",
  ],
  'one of two on a line': [
    'const [one, two] = [new PassThrough(), new PassThrough()]\nconst source = new Readable({ read() { this.push(Buffer.alloc(70000)) } })\nsource.pipe(one).on("end", () => {}).resume()\nsource.pipe(two)',
    "The process ended before the 'end' of the PassThrough on line 2, which the listener on line 4 waits for. Nobody read another PassThrough on line 2 to its end: it had no 'data' or 'readable' listener and was not piped anywhere. Its buffer was full.",
  ],
  'a stream that was destroyed': [
    'const source = new PassThrough()\nsource.on("end", () => {})\nsource.destroy()',
    "The process ended before the 'end' of the PassThrough on line 2, which the listener on line 3 waits for. The PassThrough on line 2 was destroyed before that.",
  ],
}

/** Programs after which no stream waits, or no one waits for one. */
const DONE: Readonly<Record<string, string>> = {
  'streams that are over':
    'pipeline(Object.assign(new PassThrough(), {}).end("x"), new Writable({ write(c, e, cb) { cb() } }), () => {})',
  'a stream that failed':
    'new Readable({ read() { this.destroy(new Error("no")) } }).on("end", () => {}).on("error", () => {}).resume()',
  'a finished() that was given up': 'finished(new PassThrough(), () => {})()',
  'calls that Node refused':
    'for (const call of [() => pipeline(new PassThrough(), () => {}), () => finished({}, () => {})]) try { call() } catch (refused) { refused.code }',
  'a stream that nobody waits for': 'new PassThrough().write("x")',
  'process.exit()': 'finished(new PassThrough(), () => {})\nprocess.exit()',
  'an error that ends the process': 'finished(new PassThrough(), () => {})\nthrow new Error("x")',
}

describe.each(runtimes)('on Node $version', (runtime) => {
  const said = async (source: string): Promise<string[]> => {
    const timeline = buildTimeline(await recordSnippet(sandbox, runtime, STREAMS + source))
    return findingsOf(timeline)
      .filter(({ kind }) => kind === 'streamWaits')
      .map(({ sentence }) => sentence)
  }

  it('tells who waited for a stream when the process ended, and where it was stuck', async () => {
    for (const [name, [source, ...sentences]] of Object.entries(STUCK)) {
      // A stream of Node 10 and 12 does not say whether it has failed.
      const known = sentences.filter((each) => !(runtime.major < 14 && each.includes('destroyed')))
      expect([name, ...(await said(source))]).toEqual([name, ...known])
    }
  })

  it('says nothing of streams where nothing waits', async () => {
    for (const [name, source] of Object.entries(DONE))
      expect([name, ...(await said(source))]).toEqual([name])
  })
})
