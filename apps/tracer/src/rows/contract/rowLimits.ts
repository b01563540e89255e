/** What the recorder cuts to, and past which the decoder takes a row for no recorder's. */

/** Bytes of one string: of a write of the snippet's. A longer write is not recorded. */
export const MOST_TEXT_BYTES = 1024 * 1024
/** Characters of a name: of a function, a file, an event, a class. */
export const MOST_NAME_CHARACTERS = 256
/** The user's frames of a site, innermost first. */
export const MOST_FRAMES = 10
/** Characters of all profiles of a run together, and how many of them there may be. */
export const MOST_PROFILE_CHARACTERS = 2 * 1024 * 1024
export const MOST_PROFILES = 32
/** Characters of an error's name, message and stack. */
export const MOST_ERROR_NAME = 128
export const MOST_ERROR_MESSAGE = 4096
export const MOST_ERROR_STACK = 8192
