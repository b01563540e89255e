/** The sentence with each figure kept on one line with its unit: "12 ms", "48 %". */
export function unbroken(sentence: string): string {
  return sentence.replace(/(\d) (?=(?:ms|%|[KM]B)(?!\w))/g, '$1\u00a0')
}
