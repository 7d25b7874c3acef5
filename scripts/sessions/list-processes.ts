import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type OurProcess, ourProcesses, parseProcesses, psColumns } from '@candor/shared'
import { checkoutRoot } from '@candor/stack'

const limitMs = 3000
const jobFile = join(checkoutRoot, 'apps', 'agent', 'src', 'job.ts')

/** Workers and job processes of this checkout on this machine. */
export async function listProcesses(): Promise<OurProcess[]> {
  const { stdout } = await promisify(execFile)('ps', [...psColumns], { maxBuffer: 16 << 20, timeout: limitMs })
  return ourProcesses(parseProcesses(stdout), jobFile)
}
