/** The line by which a browser names the file: plain letters for the old ones, the real name for the others. */
export function fileNameOf({ candidate, role }: { candidate: string; role: string }, ending: string): string {
  const name = `${candidate} - ${role}`
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .slice(0, 120)
    .toWellFormed()
    .trim()
  const plain =
    name
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .trim() || 'transcript'
  return `attachment; filename="${plain}.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`
}
