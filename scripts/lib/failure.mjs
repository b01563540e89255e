/** Something that a person can put right: shown as its sentence, without a stack trace. */
export class Failure extends Error {}

/** Runs a script's body. A Failure ends the process with status 1 and its sentence; anything else is a bug and keeps its stack. */
export const script = async (body) => {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
