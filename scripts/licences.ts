import { join } from 'node:path'
import { exceptionOf, licenceFault } from './supply/judge-licence.ts'
import { readPackages } from './supply/read-packages.ts'

const help = `npm run licences [-- options]

Every package of the lock file with its licence. Ends with 1 when one of them may not be used.

  --json  one line on standard output
  --help  this text
`

if (process.argv.includes('--help')) {
  process.stdout.write(help)
  process.exit()
}

const packages = readPackages(join(import.meta.dirname, '..'))
const faults = packages.flatMap((one) => {
  const fault = licenceFault(one)
  return fault ? [`${one.name} ${one.version}: ${fault}`] : []
})
if (process.argv.includes('--json')) {
  const rows = packages.map(({ name, version, licence, dev }) => ({ name, version, licence, dev }))
  process.stdout.write(`${JSON.stringify({ packages: rows, faults })}\n`)
} else {
  const kinds = Map.groupBy(packages, ({ licence }) => licence ?? 'none')
  for (const [kind, list] of [...kinds].toSorted(([, one], [, other]) => other.length - one.length)) {
    const names = [...new Set(list.map(({ name }) => name))]
    const why = list.map(exceptionOf).find(Boolean)
    process.stdout.write(`${String(list.length).padStart(4)}  ${kind}${names.length <= 8 ? `: ${names.join(', ')}` : ''}${why ? ` (${why})` : ''}\n`) // prettier-ignore
  }
  for (const fault of faults) process.stdout.write(`✗ ${fault}\n`)
}
process.exitCode = faults.length > 0 ? 1 : 0
