import { Fragment } from 'react'
import './WholeNames.css'

/** Names of processes that a line would break after their hyphen. */
const NAMES = /\b(web-api(?:-\d)?|recipe-api|native-http|server-gzip|slow-http)\b/

/** A sentence, each name of a process in it in one piece. */
export function WholeNames({ text }: { text: string }) {
  return text.split(NAMES).map((part, index) => {
    // Every second is a name.
    const isName = index % 2 === 1
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <Fragment key={index}>{isName ? <span className="whole-name">{part}</span> : part}</Fragment>
    )
  })
}
