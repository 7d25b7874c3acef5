import { expect, test } from 'vitest'
import { orphansAmong } from './orphans.ts'

const job = (pid: number, parent: number, file = '/candor/apps/agent/src/job.ts') => ({
  pid,
  parent,
  command: `/usr/bin/node /candor/node_modules/@livekit/agents/dist/ipc/job_proc_lazy_main.js ${file}`,
})

test('a job whose worker is gone is an orphan; the jobs of living workers are not, however those were started', () => {
  const processes = [
    { pid: 1, parent: 0, command: '/sbin/init' },
    { pid: 10, parent: 1, command: 'node apps/agent/src/main.ts' },
    { pid: 11, parent: 1, command: '/usr/bin/node /candor/apps/agent/src/main.ts' },
    job(20, 10),
    job(21, 11),
    job(22, 1),
    job(23, 99),
  ]
  expect(orphansAmong(processes, '/candor/apps/agent/src/job.ts', 99).map(({ pid }) => pid)).toEqual([22])
})

test('the jobs of another checkout are left alone', () => {
  expect(orphansAmong([job(22, 1, '/other/apps/agent/src/job.ts')], '/candor/apps/agent/src/job.ts', 99)).toEqual([])
})
