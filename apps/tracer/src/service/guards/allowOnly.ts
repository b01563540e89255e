import type { RequestHandler } from 'express'
import { Refusal } from '../bodies/refusal.ts'

/** The last handler of an address: tells what it takes (`Allow`) to who asks with OPTIONS, and refuses any other method. */
export function allowOnly(allow: string, sentence: string): RequestHandler {
  return (request, response) => {
    response.setHeader('Allow', allow)
    if (request.method !== 'OPTIONS') throw new Refusal(405, 'method_not_allowed', sentence)
    response.status(204).end()
  }
}
