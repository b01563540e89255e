import { connect } from 'node:net'

const PATIENCE_MS = 1000

/** HAProxy's admin socket. Only named commands of this program's own ever go there. */
export class AdminSocket {
  readonly #path: string

  /** `path`: of the socket, 107 bytes at most. */
  constructor(path: string) {
    this.#path = path
  }

  /** What HAProxy answers to one command, a connection each. Rejects when it does not within a second. */
  ask(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = ''
      const socket = connect({ path: this.#path })
      const limit = setTimeout(() => {
        socket.destroy()
        reject(new Error('HAProxy does not answer on its admin socket'))
      }, PATIENCE_MS)
      socket.setEncoding('utf8')
      socket.on('data', (chunk: string) => {
        text += chunk
      })
      socket.once('error', (error) => {
        clearTimeout(limit)
        reject(error)
      })
      socket.once('close', () => {
        clearTimeout(limit)
        resolve(text)
      })
      socket.end(`${command}\n`)
    })
  }
}
