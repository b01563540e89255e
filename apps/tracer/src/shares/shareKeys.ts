import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 12 random bytes, base64url: 96 bits. */
const ID = /^[\w-]{16}$/
/** 24 random bytes, base64url. */
const KEY = /^[\w-]{32}$/

/** An id that no one guesses: who has it may see the link. */
export function newShareId(): string {
  return randomBytes(12).toString('base64url')
}

/** The secret that deletes a link. Only its hash is kept. */
export function newDeleteKey(): string {
  return randomBytes(24).toString('base64url')
}

export function isShareId(text: string): boolean {
  return ID.test(text)
}

export function isDeleteKey(text: string): boolean {
  return KEY.test(text)
}

/** The key itself is random and long, so its hash needs neither salt nor slowness. */
export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** Takes equally long however much of them is alike. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
