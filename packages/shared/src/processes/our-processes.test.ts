import { expect, test } from 'vitest'
import { ourProcesses, parseProcesses } from './our-processes.ts'

const job = '/house/apps/agent/src/job.ts'
const found = ourProcesses(
  parseProcesses(`
    1     0   1000  0.0 10:00:00 /sbin/init
   10     1 204800  3,5    01:46 /usr/bin/node apps/agent/src/main.ts
   11    10 102400 12.5    01:40 /usr/bin/node /sdk/job_proc_lazy_main.js ${job}
   12     1 102400 99.0 1-02:03:04 /usr/bin/node /sdk/job_proc_lazy_main.js ${job}
   13     1 102400  0.0    00:01 /usr/bin/node /sdk/job_proc_lazy_main.js /other/job.ts
   14     1   2048  0.0    00:01 vim apps/agent/src/main.ts
   15    99 102400  0.0    00:01 /usr/bin/node /sdk/job_proc_lazy_main.js ${job}
   16     1 204800  0.0    00:01 node src/main.ts
   17    16 102400  0.0    00:01 node /sdk/job_proc_lazy_main.js ${job}`),
  job,
)

test('workers and jobs of this checkout are known by their files, with what they cost; those of others are left out', () => {
  expect(found.map(({ pid, kind }) => `${pid} ${kind}`)).toEqual(['10 worker', '11 job', '12 job', '15 job', '17 job'])
  expect(found[0]).toMatchObject({ parent: 1, cpuPercent: 3.5, memoryBytes: 204_800 * 1024, runningFor: '01:46' })
})

test('a job whose worker is gone is an orphan; the jobs of living workers are not, however those were started', () => {
  expect(found.filter(({ orphan }) => orphan).map(({ pid }) => pid)).toEqual([12, 15])
})
