import { visibleText } from '../hooks/visibleText.ts'

/** A stranger's note: paragraphs are apart by an empty line, and what would act is shown. */
export function Note({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place
      <p key={i}>{visibleText(paragraph.replaceAll(/\s*\n\s*/g, ' '), 2000)}</p>
    ))
}
