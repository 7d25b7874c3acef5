import { parseArgs } from 'node:util'
import { StackProblem } from '@candor/stack'

const help = `npm run scale-test [-- options]

Starts an installation as it is spread over hosts, on this machine: LiveKit nodes with one Redis, workers, web instances, each kind behind a
balancer. Interviews run; one node, one worker and one web instance are killed under them and stay dead; then every worker that is left is
replaced as a deploy does it. Counts what was stuck, lost, doubled or left over. Needs redis-server.

  --interviews <n>  interviews at once, 4 where it is not given; the figure that counts is 20, on a machine with 8 cores
  --save            keeps the result in bench/results/scale.json
  --json            one line on standard output instead of words
  --help            this text
`

export type ScaleWishes = { readonly interviews: number; readonly save: boolean; readonly json: boolean }

/** Reads what was asked for; null where the help was. @throws StackProblem naming the option that is wrong. */
export function readScaleWishes(args = process.argv.slice(2)): ScaleWishes | null {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({
    args,
    options: { interviews: { type: 'string', default: '4' }, save: flag, json: flag, help: flag },
  })
  if (values.help) {
    process.stdout.write(help)
    return null
  }
  const interviews = Number(values.interviews)
  if (!Number.isInteger(interviews) || interviews < 1 || interviews > 200)
    throw new StackProblem('option', `--interviews is ${values.interviews}; it must be a whole number from 1 to 200`)
  return { interviews, save: values.save, json: values.json }
}
