import { expect, it } from 'vitest'
import { portsInWords } from './portsInWords.ts'

const labels = { 3000: 28054, 3001: 28114, 3002: 28466 }

it('names each port that the text has, with the number that the notes have for it', () => {
  const text = 'bind 127.0.0.1:28054\nserver web-api-1 127.0.0.1:28114 check'
  expect(portsInWords(labels, text)).toMatch(
    /: 28054 stands for the notes’ 3000 and 28114 for 3001\.$/,
  )
})

it('says nothing where no port is another, and a longer number is no port', () => {
  expect(portsInWords(labels, 'bind 127.0.0.1:3000')).toBeNull()
  expect(portsInWords(labels, 'bind 127.0.0.1:280541')).toBeNull()
  expect(portsInWords({ 3000: 3000 }, 'bind 127.0.0.1:3000')).toBeNull()
})
