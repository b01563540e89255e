/** Whether a frame of the stack stands in a file that is not Node's own: on disk, or of a data: address. */
export function hasFrameOfUsers(stack: string): boolean {
  return stack.split('\n').some((line) => /^\s+at .*(?:file:\/\/|data:|[( ]\/)/.test(line))
}

/** Whether a frame of the stack stands in the file; the excerpt of the source above the frames is none. */
export function hasFrameIn(stack: string, file: string): boolean {
  return stack.split('\n').some((line) => /^\s+at /.test(line) && line.includes(file))
}
