import { expect, test } from 'vitest'
import { launchAs, postgresAccount } from './postgres-account.ts'

const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n'

test('a normal user runs PostgreSQL as they are', () => {
  expect(postgresAccount(1000)).toBeUndefined()
  expect(launchAs(undefined, '/pg', ['-D', 'x'], [])).toEqual({ command: '/pg', args: ['-D', 'x'] })
})

test('root hands over to postgres, else to nobody, else says what to do', () => {
  expect(postgresAccount(0, () => `${passwd}postgres:x:70:71::/:/bin/sh`)).toEqual({
    name: 'postgres',
    uid: 70,
    gid: 71,
  })
  expect(postgresAccount(0, () => passwd)?.name).toBe('nobody')
  expect(() => postgresAccount(0, () => '')).toThrow(/DATABASE_URL/)
})
