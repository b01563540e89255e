import type { Frame } from '@loopscope/shared/timeline/frame'
import { stepWords } from '../now/stepWords.ts'

/** Has the moment read aloud at once, by whatever reads the page. */
export function readStep(frame: Frame | null): void {
  let voice = document.getElementById('voice')
  if (voice === null) {
    voice = document.createElement('div')
    voice.id = 'voice'
    voice.className = 'unseen'
    voice.setAttribute('role', 'status')
    voice.setAttribute('aria-live', 'assertive')
    voice.setAttribute('aria-label', 'This step')
    document.body.append(voice)
  }
  const words = stepWords(frame)
  // The same words again are a change only if they differ.
  voice.textContent = voice.textContent === words ? `${words}\u00a0` : words
}
