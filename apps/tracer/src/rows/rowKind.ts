/**
 * The recorder's rows: what the snippet's process appends to file descriptor 4, read by `rows/decodeRows.ts`.
 *
 * A row is 32 bytes, little endian: one float64 (us on the recording's clock), then six int32: kind, a, b, c, d, e.
 * A TEXT row carries a string: a = its id (0 for "the text of the row that follows"), b = its length in bytes, and
 * ceil(b / 32) rows of raw UTF-8 follow, zero-padded. Strings come before the first row that names them.
 * The process is a stranger's: the decoder trusts nothing here.
 */
export const ROW_BYTES = 32
