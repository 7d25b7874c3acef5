import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSpool } from './read-spool.ts'
import { spoolName } from './spool-name.ts'
import { ownFolder } from './testing/stage.ts'

const attemptId = 'att_spooled00'
const fill = `
  const { openSpool } = await import(process.argv[1])
  const refused = []
  const onRefused = ({ code }) => refused.push(code)
  const spool = openSpool({ spoolDir: process.argv[2], attemptId: '${attemptId}', epoch: 1, onRefused })
  const line = (at) => ({ v: 1, kind: 'end', attemptId: '${attemptId}', epoch: 1, reason: 'completed', at })
  let whole = 0
  while (await spool.append([line(whole + 1)])) whole += 1
  console.log(JSON.stringify({ pid: process.pid, whole, refused }))`

test('a file that may not grow any more: the last line is not there by half', async () => {
  const folder = ownFolder()
  const child = spawnSync(
    'bash',
    ['-c', `ulimit -f 2; exec "$0" --input-type=module -e "$1" "$2" "$3"`, process.execPath, fill]
      .concat(new URL('spool.ts', import.meta.url).href, folder),
    { encoding: 'utf8', timeout: 20_000 },
  ) // prettier-ignore
  expect(child.stderr).toBe('')
  const { pid, whole, refused } = JSON.parse(child.stdout) as { pid: number; whole: number; refused: string[] }
  expect(refused).toEqual(['EFBIG'])
  const read: boolean[] = []
  for await (const { ok } of readSpool(join(folder, spoolName(attemptId, 1, pid)))) read.push(ok)
  expect(read).toEqual(Array.from({ length: whole + 1 }, () => true))
})
