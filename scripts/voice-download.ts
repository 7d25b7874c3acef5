// Hands over to the local voice, which nobody imports: it knows its models.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const args = [join(root, 'apps/local-voice/src/download.ts'), ...process.argv.slice(2)]
// Downloads go through the proxy of the environment, where there is one.
const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
const child = spawn(process.execPath, args, { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.once('exit', (code) => process.exit(code ?? 1))
