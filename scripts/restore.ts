import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StackProblem } from '@candor/stack'
import { databaseToKeep } from './backup/database-to-keep.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { wordsOf } from './sessions/world.ts'

const help = `npm run restore -- --from <folder> [options]

Puts a backup into a database without interviews: all of it, or nothing. Stop workers and web app first. An original that still runs on the
same LiveKit must not run beside its copy: both would own the same rooms.

The database is that of the stack that runs from this folder, or else of DIRECT_DATABASE_URL or DATABASE_URL.

  --from <folder>  the folder that npm run backup made
  --replace        also where there are interviews: they are lost
  --data <folder>  the data folder of the stack to look at, .data of this folder where it is not given
  --help           this text
`

try {
  const [text, flag] = [{ type: 'string' } as const, { type: 'boolean', default: false } as const]
  const { values } = parseArgs({ options: { from: text, data: text, replace: flag, help: flag } })
  if (values.help) process.stdout.write(help)
  else {
    if (!values.from) throw new StackProblem('options', `Say which with --from.\n\n${help}`)
    const { tables, takenAt } = await restoreBackup(databaseToKeep(values.data), resolve(values.from), values.replace)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`The database is as it was at ${takenAt}: ${tables.length} tables, ${rows} rows.`)
  }
} catch (error) {
  console.error(wordsOf(error))
  process.exitCode = 1
}
