/** A piece of a line. `kind` is a class of Code.css; empty: plain text. */
export type CodePiece = { readonly text: string; readonly kind: string }
