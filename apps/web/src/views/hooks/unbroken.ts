/** The sentence with each figure kept on one line with its unit: "12 ms", "31 µs", "48 %". */
export function unbroken(sentence: string): string {
  return sentence.replace(/(\d) (?=(?:µs|ms|%|[KM]B)(?!\w))/g, '$1\u00a0')
}
