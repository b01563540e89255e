import type { styleText } from 'node:util'

/** A style of the terminal, or several, as `styleText` of node:util takes them. */
export type Format = Parameters<typeof styleText>[0]

/** Gives a text a style of the terminal, where those are wanted. */
export type Paint = (format: Format, text: string) => string
