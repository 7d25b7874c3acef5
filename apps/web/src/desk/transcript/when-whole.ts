/** Runs once the page has come to its end: a long talk takes a while. Answers how to give up waiting. */
export function whenWhole(run: () => void): () => void {
  if (document.readyState === 'complete') {
    run()
    return () => {}
  }
  window.addEventListener('load', run, { once: true })
  return () => window.removeEventListener('load', run)
}
