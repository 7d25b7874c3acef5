/**
 * Whether a request that changes something comes from our own pages. Browsers say so by `Sec-Fetch-Site`; older ones send only
 * `Origin`. A request with neither does not come from a browser's page and is refused too.
 */
export function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return headers.get('origin') === appUrl
}
