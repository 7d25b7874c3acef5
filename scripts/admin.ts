import { parseArgs } from 'node:util'
import { connect } from '@candor/drizzle'
import { StackProblem } from '@candor/stack'
import { addMember, addOrganisation, listPeople } from './admin/commands.ts'
import { databaseToKeep } from './backup/database-to-keep.ts'
import { wordsOf } from './sessions/world.ts'

const help = `npm run admin -- <command> [options]

  create        lets somebody in: --email ada@example.org --role owner, recruiter, reviewer or auditor
                [--name Ada] [--organisation org_…] [--operator] [--password-stdin]
                Without a password they sign in by codes that are mailed to them.
  organisation  makes an organisation: --name "Harbour Bikes"
  list          who is where, in which role

The database is that of the stack that runs from this folder, or else of DIRECT_DATABASE_URL or DATABASE_URL.

  --data <folder>  the data folder of the stack to look at, .data of this folder where it is not given
  --help           this text
`
const commands = { create: addMember, organisation: addOrganisation, list: listPeople } as const

try {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      email: text,
      name: text,
      role: text,
      organisation: text,
      operator: flag,
      'password-stdin': flag,
      data: text,
      help: flag,
    },
  })
  const [name = ''] = positionals
  if (values.help) process.stdout.write(help)
  else {
    if (!Object.hasOwn(commands, name)) throw new StackProblem('options', help)
    const { db, close } = connect(databaseToKeep(values.data), { max: 1, name: 'candor-admin' })
    try {
      for (const line of await commands[name as keyof typeof commands](db, values)) console.log(line)
    } finally {
      await close()
    }
  }
} catch (error) {
  console.error(wordsOf(error))
  process.exitCode = 1
}
