import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { DEPLOY } from './program.ts'

/** A file of deploy/, as text. */
export const textOf = (path: string): string => readFileSync(join(DEPLOY, path), 'utf8')

/** A file of YAML of deploy/ with one document; anchors and merged keys are resolved. */
export const documentOf = (path: string): unknown => parse(textOf(path), { merge: true })

/** All documents of a text of YAML. */
export const documentsOf = (text: string): unknown[] =>
  parseAllDocuments(text).map((document) => document.toJS() as unknown)
