export const browserKinds = ['chrome', 'edge', 'firefox', 'safari', 'ios', 'android', 'other'] as const
/** Browsers as far as they differ in where a permission is given back. On a phone or tablet the system comes before the browser. */
export type BrowserKind = (typeof browserKinds)[number]

/** Reads the kind out of `navigator.userAgent`. An iPad says that it is a Mac and is told from one by its touch screen. */
export function browserKind(userAgent: string, touchPoints = 0): BrowserKind {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios'
  if (/Android/.test(userAgent)) return 'android'
  if (/Edg\//.test(userAgent)) return 'edge'
  if (/Firefox\//.test(userAgent)) return 'firefox'
  if (/Chrome\//.test(userAgent)) return 'chrome'
  return /Safari\//.test(userAgent) ? 'safari' : 'other'
}
