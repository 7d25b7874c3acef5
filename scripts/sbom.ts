import { join } from 'node:path'
import { readPackageJson } from './source-files.ts'
import { billOfMaterials } from './supply/bill-of-materials.ts'
import { readPackages } from './supply/read-packages.ts'

const help = `npm run --silent sbom > sbom.json

What the product is made of, as CycloneDX on standard output.
`

if (process.argv.includes('--help')) {
  process.stdout.write(help)
  process.exit()
}

const root = join(import.meta.dirname, '..')
const { name = 'candor', version = '0' } = readPackageJson(root, '.') as { name?: string; version?: string }
process.stdout.write(`${JSON.stringify(billOfMaterials({ name, version }, readPackages(root)), null, 1)}\n`)
