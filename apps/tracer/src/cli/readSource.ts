import { readFileSync } from 'node:fs'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'

type Read = { readonly source: string } | { readonly source: null; readonly why: string }

/** The program in a file, or why it cannot be read. */
export function readSource(file: string): Read {
  try {
    return { source: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { source: null, why: UNREADABLE[code] ?? code }
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
}

export const TOO_LARGE = `A snippet may have ${MAX_SOURCE_BYTES / 1024} KB at most.`
