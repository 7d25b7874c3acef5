import { beginClosing } from '@candor/store'
import { expect, test } from 'vitest'
import { attemptNow, interviewUnderWay, job, taken, useStage } from '../../store/src/testing/stage.ts'
import type { LiveKit } from './livekit.ts'
import { replaceInterviewer } from './replace-interviewer.ts'

const stage = useStage()

/** A LiveKit that does whatever it is asked, and tells of it. */
function obedientLiveKit() {
  const asked: string[] = []
  const obey = (what: string) => () => Promise.resolve(void asked.push(what))
  const livekit = {
    rooms: { createRoom: obey('open the room'), removeParticipant: obey('send the interviewer out') },
    dispatches: { createDispatch: obey('dispatch') },
  }
  return { asked, livekit: livekit as unknown as LiveKit }
}

test('an interviewer whose process ended is replaced in a room that is there', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  const { asked, livekit } = obedientLiveKit()
  expect(taken(await replaceInterviewer(db, livekit, job(attemptId, 1))).dispatchedEpoch).toBe(2)
  expect(asked[0]).toBe('open the room')
  expect(asked.slice(1).toSorted()).toEqual(['dispatch', 'send the interviewer out'])
})

test('where an end is committed the room is not made again and nobody is asked for', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  taken(await beginClosing(db, { attemptId, reason: 'completed', epoch: 1 }))
  const { asked, livekit } = obedientLiveKit()
  const replaced = await replaceInterviewer(db, livekit, job(attemptId, 1))
  expect(replaced).toEqual({ ok: false, refusal: 'attempt_closing' })
  expect(asked).toEqual([])
  expect(await attemptNow(db, attemptId)).toMatchObject({ state: 'closing', dispatchedEpoch: 1 })
})

test('where a dispatch came twice, the end of the second process changes nothing for the interviewer that talks', async () => {
  const { db } = stage()
  const { id: attemptId } = await interviewUnderWay(db)
  const { asked, livekit } = obedientLiveKit()
  const replaced = await replaceInterviewer(db, livekit, { ...job(attemptId, 1), pid: 4712 })
  expect(replaced).toEqual({ ok: false, refusal: 'epoch_taken' })
  expect(asked).toEqual([])
  expect(await attemptNow(db, attemptId)).toMatchObject({ state: 'live', epoch: 1, dispatchedEpoch: 1 })
})
