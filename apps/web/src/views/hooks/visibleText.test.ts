import { expect, test } from 'vitest'
import { textPieces, visibleText } from './visibleText.ts'

test('terminal colours are shown as escapes, not obeyed', () => {
  expect(textPieces('\u001b[31mred\u001b[0m')).toEqual([
    { text: '\\x1b', control: true },
    { text: '[31mred', control: false },
    { text: '\\x1b', control: true },
    { text: '[0m', control: false },
  ])
})

test('marks that turn text around, bells and carriage returns cannot forge a line', () => {
  expect(visibleText('a\u202eb\u0007c\rd\u200be\u2028f')).toBe(
    'a\\u202eb\\x07c\\rd\\u200be\\u2028f',
  )
})

test('markup, emoji with joiners and other scripts stay as they are', () => {
  const text = '<img src=x onerror=alert(1)> 👩‍💻 ظ‌ا é'
  expect(textPieces(text)).toEqual([{ text, control: false }])
})

test('a long text is cut with an ellipsis', () => {
  expect(visibleText('x'.repeat(300), 5)).toBe('xxxxx…')
})
