/** Has the browser save `content` as a file of this name. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by the next turn; the memory is not needed after.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
