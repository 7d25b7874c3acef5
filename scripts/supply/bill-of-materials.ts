import type { Package } from './read-packages.ts'

const purlOf = ({ name, version }: Package): string =>
  `pkg:npm/${name.startsWith('@') ? `%40${name.slice(1)}` : name}@${version}`

/** What the product is made of, as CycloneDX 1.6: the same lock file gives the same text. */
export function billOfMaterials(product: { name: string; version: string }, packages: readonly Package[]): object {
  const components = packages.map((one) => ({
    type: 'library',
    'bom-ref': one.path,
    name: one.name,
    version: one.version,
    purl: purlOf(one),
    scope: one.dev ? 'excluded' : 'required',
    ...(one.licence === null ? {} : { licenses: [{ expression: one.licence }] }),
    ...hashesOf(one.integrity),
  }))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': product.name, ...product } },
    components,
  }
}

function hashesOf(integrity: string | null): object {
  const [, algorithm = '', value = ''] = /^(sha\d+)-(\S+)/.exec(integrity ?? '') ?? []
  if (!value) return {}
  return {
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(value, 'base64').toString('hex') }],
  }
}
