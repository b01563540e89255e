/** The sentence with each figure kept on one line with its unit, or with what it counts: "12 ms", "31 µs", "48 %", "turn 2". */
export function unbroken(sentence: string): string {
  return sentence
    .replace(/(\d) (?=(?:µs|ms|s|%|[KM]B)(?!\w))/g, '$1\u00a0')
    .replace(/(?<!\w)(turn) (?=\d)/g, '$1\u00a0')
}
