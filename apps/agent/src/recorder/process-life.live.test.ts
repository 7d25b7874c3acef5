import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { isAlive, processLife } from './process-life.ts'

test('a process is alive under its own life only, and not once it is gone', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  const life = processLife(pid)
  expect(life).toMatch(/^[0-9A-Za-z.-]+$/)
  expect(isAlive({ pid, life })).toBe(true)
  expect(isAlive({ pid, life: null })).toBe(true)
  expect(isAlive({ pid, life: processLife(process.pid) }), 'the number was given out again').toBe(false)

  child.kill('SIGSTOP')
  expect(isAlive({ pid, life }), 'frozen is not gone').toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(isAlive({ pid, life })).toBe(false)
  expect(isAlive({ pid, life: null })).toBe(false)
})
