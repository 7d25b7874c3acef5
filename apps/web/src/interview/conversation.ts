import { type Accommodations, type AttemptAnswer, type JoinAnswer, mayResume, seconds } from '@candor/shared'
import { type AttemptApi, attemptApi } from './attempt-api.ts'
import { withCaption, withWords } from './captions.ts'
import { connectionAfter } from './disconnect-meaning.ts'
import type { enterRoom, LiveRoom, RoomTells } from './live-room.ts'
import { OwnMicrophone } from './own-microphone.ts'
import { OwnWishes } from './own-wishes.ts'
import { OwnWords } from './own-words.ts'
import { pause } from './pause.ts'
import { preparedJoin } from './prepared-join.ts'
import { mergeFacts, type ServerFacts } from './screen-of.ts'
import type { Talk } from './talk.ts'
import { TalkStore } from './talk-store.ts'
import { isFinal } from './words/trouble-words.ts'

/** The room's code is large and is fetched apart, ahead of the click that needs it. */
const loadRoom = (): Promise<{ enterRoom: typeof enterRoom }> => import('./live-room.ts')

/** The end is told when the goodbye's last sound has left; it is heard a moment later, because sound is buffered and messages are not. */
const lastSoundMs = 500
/** The third signal of an end, beside the interviewer's message and the disconnection. */
const askEveryMs = seconds(3)
/** Pauses before each try to enter. Coming back is tried for longer: the interviewer waits. */
const firstTries = [0, 800, 2000]
const returnTries = [0, 500, 1500, 3000, 6000, 8000]

/**
 * One candidate's side of one interview, from Start to the end screen. It holds what is true in `talk` and tells listeners when that
 * changes. Each stay in a room is a life of its own: whatever an earlier life still says is not heard any more.
 */
export class Conversation {
  readonly #api: AttemptApi
  readonly #ahead: ReturnType<typeof preparedJoin>
  readonly #store = new TalkStore()
  /** The candidate's own microphone: muting, changing, coming back. */
  readonly microphone = new OwnMicrophone(this.#store, () => this.#room)
  /** What the candidate wants changed: a moment, the question again, another speaker. */
  readonly wishes = new OwnWishes({ store: this.#store, microphone: this.microphone, room: () => this.#room })
  /** What the candidate says in writing. */
  readonly words = new OwnWords(this.#store, () => this.#room)
  readonly #loadRoom: typeof loadRoom
  #room: LiveRoom | null = null
  #life = new AbortController()
  #asking = new AbortController()
  #chosen: Accommodations | undefined
  /** Which interviewer is here, and whether it listens yet. */
  #interviewer: string | null = null

  constructor(inviteId: string, roomCode = loadRoom) {
    this.#loadRoom = roomCode
    this.#api = attemptApi(inviteId)
    this.#ahead = preparedJoin(this.#api)
  }

  readonly talk = this.#store.now
  readonly subscribe = this.#store.subscribe

  /** Has the room opened and an interviewer called, ahead of the click. Nobody speaks before the candidate is in the room. */
  readonly prepare = (chosen: Accommodations): void => {
    if (this.#talk.connection.at !== 'ready') return
    this.#chosen = chosen
    this.#ahead.prepare(chosen)
    void this.#loadRoom().catch(() => {})
  }

  /** Enters the room, with a microphone or without. */
  readonly start = (microphone: MediaStreamTrack | null, speakerId: string | null): void => {
    this.#set({ microphoneTrack: microphone, microphone: microphone ? 'on' : 'none', speakerId })
    if (typeof RTCPeerConnection === 'undefined') {
      this.#set({ connection: { at: 'failed', code: 'browser' } })
      return
    }
    void this.#keepAsking()
    void this.#enter('connecting')
  }

  /** Enters again, after a failure or from a tab that took over. */
  readonly comeBack = async (): Promise<void> => {
    const signal = this.#beginLife()
    this.#set({ connection: { at: 'reconnecting' } })
    const { microphone, microphoneTrack } = this.#talk
    if (microphone !== 'none' && microphoneTrack?.readyState !== 'live') await this.microphone.reopen()
    // While the browser asked for the microphone the talk may have ended, or the page gone.
    if (signal.aborted) return
    void this.#keepAsking()
    await this.#enter('reconnecting')
  }

  readonly startPlayback = async (): Promise<void> => {
    await this.#room?.startPlayback()
    this.#set({ playbackAllowed: true })
  }

  /** Ends the interview from our side; false when the server did not answer, and then nothing has changed. */
  readonly leave = async (): Promise<boolean> => {
    const attemptId = this.#talk.server?.attemptId
    const answer = attemptId ? await this.#api.leave(attemptId) : await this.#api.read(this.#life.signal)
    if (!answer.ok) return false
    this.#hangUp()
    this.#set({ connection: { at: 'left' } })
    this.#take(answer.value)
    return true
  }

  /** Lets go of everything, when the page goes. */
  readonly dispose = (): void => {
    this.#asking.abort()
    this.#hangUp()
  }

  get #talk(): Talk {
    return this.#store.now()
  }

  #set(change: Partial<Talk>): void {
    this.#store.set(change)
  }

  #take({ attemptId, state, endReason, mayResume: resumable, ...times }: AttemptAnswer | ServerFacts): void {
    if ('timeLeftMs' in times) this.#set({ clocked: { state, ...times, at: performance.now() } })
    const server = mergeFacts(this.#talk.server, { attemptId, state, endReason, mayResume: resumable })
    this.#set({ server })
    if (server.state !== 'ended') return
    this.#asking.abort()
    this.#hangUp(lastSoundMs)
  }

  #hangUp(afterMs = 0): void {
    this.#life.abort()
    const room = this.#room
    if (room) setTimeout(() => void room.leave(), afterMs)
    this.#room = null
    this.microphone.stop()
    this.#set({ voice: null })
  }

  async #keepAsking(): Promise<void> {
    this.#asking.abort()
    const { signal } = (this.#asking = new AbortController())
    while (await pause(askEveryMs, signal)) {
      if (this.#talk.connection.at !== 'moved') await this.#ask(signal)
    }
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const answer = await this.#api.read(signal)
    if (answer.ok && !signal.aborted && this.#isOurs(answer.value.attemptId)) this.#take(answer.value)
  }

  /** Before we have joined, the server speaks of the attempt before ours. */
  #isOurs(attemptId: string): boolean {
    return this.#talk.server?.attemptId === attemptId
  }

  #beginLife(): AbortSignal {
    this.#life.abort()
    this.#life = new AbortController()
    return this.#life.signal
  }

  async #enter(at: 'connecting' | 'reconnecting'): Promise<void> {
    const signal = this.#beginLife()
    void this.#room?.leave()
    this.#room = null
    this.#interviewer = null
    this.#set({ connection: { at }, interviewer: 'awaited', voice: null, ...this.#away(at === 'reconnecting') })
    let code = 'connection_lost'
    for (const waitMs of at === 'connecting' ? firstTries : returnTries) {
      if (!(await pause(waitMs, signal))) return
      if (at === 'reconnecting') await this.#ask(signal)
      if (signal.aborted) return
      const answer = (await this.#ahead.take()) ?? (await this.#api.join(signal, this.#notYetRead()))
      if (signal.aborted) return
      if (answer.ok) {
        if (await this.#connect(answer.value, signal)) return
      } else if (await this.#isRefused(answer.code, signal)) return
      else if (answer.code.startsWith('too_many_'))
        return this.#set({ connection: { at: 'failed', code: answer.code } })
      else code = answer.code === 'network' ? 'connection_lost' : 'unavailable'
    }
    if (!signal.aborted) this.#set({ connection: { at: 'failed', code } })
  }

  /** What was chosen, as long as it counts: whichever join reaches the server first brings it. */
  #notYetRead(): Accommodations | undefined {
    return (this.#talk.server?.state ?? 'open') === 'open' ? this.#chosen : undefined
  }

  #away(isAway: boolean): Pick<Talk, 'awaySince'> {
    return { awaySince: isAway ? (this.#talk.awaySince ?? performance.now()) : null }
  }

  /** A page that begins anew shows what was said before. */
  async #recall(signal: AbortSignal): Promise<void> {
    if (this.#talk.captions.length > 0) return
    const answer = await this.#api.words(signal)
    if (answer.ok && !signal.aborted) this.#set({ captions: withWords(this.#talk.captions, answer.value.words) })
  }

  /** A refusal that stays one: the attempt is ending or has ended, or the invite does not allow it. */
  async #isRefused(code: string, signal: AbortSignal): Promise<boolean> {
    if (isFinal(code)) {
      this.#set({ connection: { at: 'failed', code } })
      return true
    }
    if (!['attempt_closing', 'attempt_ended', 'interview_finished'].includes(code)) return false
    const facts = await this.#api.read(signal)
    if (!facts.ok || signal.aborted) return signal.aborted
    this.#set({ connection: { at: 'left' } })
    this.#take(facts.value)
    return true
  }

  async #connect(join: JoinAnswer, signal: AbortSignal): Promise<boolean> {
    if (!this.#isOurs(join.attemptId)) {
      this.#take({ attemptId: join.attemptId, state: 'open', endReason: null, mayResume: false })
    }
    void this.#recall(signal)
    void this.#ask(signal)
    try {
      const { enterRoom } = await this.#loadRoom()
      const room = await enterRoom(join, this.#tells(signal))
      if (signal.aborted) {
        void room.leave()
        return true
      }
      this.#room = room
      this.#set({ connection: { at: 'connected' }, ...this.#away(false) })
      this.wishes.pauseAgain()
      void this.wishes.speakerInRoom()
    } catch {
      return signal.aborted
    }
    await this.microphone.publish()
    return true
  }

  #tells(signal: AbortSignal): RoomTells {
    return {
      interviewer: ({ identity, state, phase }) => {
        const news = identity && `${identity} ${state === null || state === 'initializing' ? 'comes' : 'listens'}`
        if (news !== null && news !== this.#interviewer) this.wishes.pauseAgain()
        this.#interviewer = news
        // A successor that has not told the question yet asks the one that is shown.
        const question = phase?.question ?? this.#talk.question
        if (identity) this.#set({ interviewer: 'here', interviewerState: state, question })
        else if (this.#talk.interviewer === 'here') void this.#interviewerGone(signal)
      },
      voice: (voice) => this.#set({ voice }),
      caption: (caption) => this.#set({ captions: withCaption(this.#talk.captions, caption) }),
      ended: ({ attemptId, endReason }) =>
        this.#take({ attemptId, state: 'ended', endReason, mayResume: mayResume(endReason) }),
      reconnecting: (isReconnecting) => {
        this.#set({ connection: { at: isReconnecting ? 'reconnecting' : 'connected' }, ...this.#away(isReconnecting) })
        if (!isReconnecting) this.wishes.pauseAgain()
      },
      playback: (playbackAllowed) => this.#set({ playbackAllowed }),
      microphoneEnded: this.microphone.lost,
      lost: (meaning) => {
        this.#set({ connection: connectionAfter[meaning], ...this.#away(meaning !== 'moved') })
        if (meaning === 'moved') this.#moved()
        else if (meaning === 'over') void this.#roomGone(signal)
        else if (meaning === 'lost') void this.#enter('reconnecting')
      },
    }
  }

  /** An interviewer also goes after the goodbye: whether it was lost is known once the server has been asked. */
  async #interviewerGone(signal: AbortSignal): Promise<void> {
    this.#set({ interviewerState: null })
    await this.#ask(signal)
    if (signal.aborted || this.#interviewer !== null || this.#talk.server?.state === 'closing') return
    this.#set({ interviewer: 'lost' })
  }

  /** A room goes with its interview, so the server is asked before the candidate is told of a lost connection. */
  async #roomGone(signal: AbortSignal): Promise<void> {
    await this.#ask(signal)
    if (!signal.aborted) await this.#enter('reconnecting')
  }

  #moved(): void {
    this.#hangUp()
    this.#set({ connection: { at: 'moved' } })
  }
}
