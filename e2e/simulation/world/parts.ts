import type { EndReason, Progress, TranscriptItem } from '@candor/shared'
import type { Process } from '../kernel/process.ts'

/** Somebody in a room, and what they notice there. */
export type Participant = {
  readonly identity: string
  /** Null for the candidate. */
  readonly epoch: number | null
  readonly onOther: (other: Participant, here: boolean) => void
  /** `room_gone`: deleted or forgotten, worth trying again; `replaced`: the same identity came again; `removed`: sent out. */
  readonly onOut: (why: 'room_gone' | 'replaced' | 'removed') => void
}

export type Room = {
  readonly name: string
  readonly createdAt: number
  readonly participants: Map<string, Participant>
  hadHuman: boolean
}

/** LiveKit as far as lifetimes depend on it. Everything is in memory of one server and gone when it restarts. */
export type ModelLiveKit = {
  up: boolean
  deletesFail: boolean
  /** What becomes of dispatches: LiveKit drops them without a word, is late with them, or brings them twice. */
  dispatches: 'arrive' | 'vanish' | 'late' | 'twice'
  readonly rooms: Map<string, Room>
}

export type Dispatch = { readonly roomName: string; readonly attemptId: string; readonly epoch: number }

/** PostgreSQL as those see it who ask it. `refuses`: errors at once. `hangs`: no answer; what was asked may be done later all the same. */
export type Database = { state: 'up' | 'refuses' | 'hangs'; fellAt: number; readonly stalled: (() => void)[] }

/** A spool file: what one interviewer could not store. It outlives its writer. */
export type Spool = {
  readonly attemptId: string
  readonly epoch: number
  readonly writer: Process
  readonly items: TranscriptItem[]
  end: EndReason | null
  /** Who is bringing it to the store. */
  adopter: Process | null
}

/** A machine with its disk. Its jobs outlive the worker that started them; the disk outlives everybody. */
export type Host = {
  readonly name: string
  worker: Worker | null
  readonly jobs: Set<Job>
  readonly disk: Map<number, Spool>
  diskFull: boolean
  /** Since when the disk takes what it is given. */
  diskFreeSince: number
}

/** What a process that sweeps remembers: when it began its last sweep, if PostgreSQL answered that one. */
export type Sweeper = { sweptAt: number | null }

/** The parent process of jobs. */
export type Worker = Sweeper & {
  readonly process: Process
  readonly host: Host
  /** When each of its jobs last said that it lives; only jobs that have claimed do. */
  readonly ticks: Map<Job, number>
  readonly unwantedSince: Map<Job, number>
  /** Since when an orphan was seen to hold nothing. */
  readonly idleSince: Map<Job, number>
}

/** One job: a process that interviews for one attempt under one number. */
export type Job = {
  readonly process: Process
  readonly host: Host
  /** The worker that started it; it may be dead. */
  readonly worker: Worker
  readonly attemptId: string
  readonly roomName: string
  readonly epoch: number
  /** It has claimed, and is not just about to. */
  holds: boolean
  participant: Participant | null
  candidateHere: boolean
  /** What the store knows of the candidate's presence; null where nobody can tell, because it has not answered. */
  toldHere: boolean | null
  tellingPresence: boolean
  progress: Progress
  /** What the store was told last; null while it is being told. */
  savedProgress: Progress | null
  /** The end reason it knows of. */
  reason: EndReason | null
  leaving: boolean
  /** It has told its worker that it left in order. */
  saidLeft: boolean
  /** When it was last excused for knowing nothing: it has just come, or just woken. */
  excusedAt: number
  /** How its goodbye goes: said, without a sound, or never heard of again. */
  goodbye: 'said' | 'silent' | 'hangs'
  readonly recorder: RecorderState
}

/** What the recorder of a job has not stored yet. */
export type RecorderState = {
  seq: number
  readonly memory: TranscriptItem[]
  readonly onDisk: Set<TranscriptItem>
  end: EndReason | null
  writing: boolean
  away: boolean
}

/** The candidate and the page they have open. */
export type Candidate = {
  readonly process: Process
  /** The page is open. */
  pageOpen: boolean
  /** Does not come back any more, whatever is offered. */
  gone: boolean
  silent: boolean
  wantsToStop: boolean
  /** The attempt the page is about. */
  attemptId: string | null
  roomName: string | null
  participant: Participant | null
  /** What the page shows. */
  screen: 'joining' | 'talk' | 'ended'
  /** When the page last had no way to know better. */
  excusedAt: number
}

/** Something that was kept by a recorder, and how far it got. */
export type Word = {
  readonly item: TranscriptItem
  /** The store has said that it has it. */
  acknowledged: boolean
  /** It is on a disk. */
  spooled: boolean
}

/** What was really said, beside what the store knows of it: the truth that transcripts are measured by. */
export type Ledger = {
  /** By attempt and item id. */
  readonly words: Map<string, Word>
  /** Words acknowledged since somebody last looked. */
  readonly fresh: Word[]
}
