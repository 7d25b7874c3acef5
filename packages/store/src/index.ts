export { asMember, type Desk, type Member, NotAllowed } from './accounts/as-member.ts'
export { changeRole, removeMember } from './accounts/change-member.ts'
export { createMember, type CreateMember } from './accounts/create-member.ts'
export { createOrganisation } from './accounts/create-organisation.ts'
export { firstOwner } from './accounts/first-owner.ts'
export { listEverybody, type MemberOfAny } from './accounts/list-everybody.ts'
export { listMembers, type MemberRow } from './accounts/list-members.ts'
export { listMemberships, type Membership } from './accounts/list-memberships.ts'
export { hashPassword, isPassword, shortestPassword } from './accounts/password.ts'
export { endSignIns, listSignIns, openOrganisation, type SignIn } from './accounts/sign-ins.ts'
export { takeTurn } from './accounts/take-turn.ts'
export { extendAttempt } from './board/extend-attempt.ts'
export { type ActionTarget, findForAction } from './board/find-for-action.ts'
export {
  type BoardOrder,
  boardOrders,
  type BoardPlace,
  type BoardRow,
  type BoardState,
  type BoardWish,
  listBoard,
} from './board/list-board.ts'
export {
  type BoardFigures,
  type QuestionFigures,
  readBoardFigures,
  readQuestionFigures,
} from './board/read-figures.ts'
export { searchTerms } from './board/search-terms.ts'
export { findWords, type FoundWords } from './search/find-words.ts'
export { countOwedWork, type OwedWorkCounts } from './after-call/count-owed-work.ts'
export { keepReceipt, type Receipt } from './after-call/keep-receipt.ts'
export { type Sealed, sealTranscripts } from './after-call/seal-transcripts.ts'
export { type OwedWork, postponeWork, takeOwedWork } from './after-call/take-owed-work.ts'
export { admitCandidate } from './attempts/admit-candidate.ts'
export type { Attempt } from './attempts/attempt.ts'
export { beat, type BeatAnswer } from './attempts/beat.ts'
export { beginSweep, noteSweepWork, readSweepHealth, type SweepHealth } from './attempts/begin-sweep.ts'
export { beginClosing } from './attempts/begin-closing.ts'
export { claimAttempt } from './attempts/claim-attempt.ts'
export { compareRooms } from './attempts/compare-rooms.ts'
export { endAttempt, endDueAttempts } from './attempts/end-attempt.ts'
export { keepAccommodations, readAccommodations } from './attempts/keep-accommodations.ts'
export { type EndedProcess, loseInterviewer } from './attempts/lose-interviewer.ts'
export { noteCandidateLeft } from './attempts/note-candidate-left.ts'
export { noteJobAccepted } from './attempts/note-job-accepted.ts'
export { noteJobLost } from './attempts/note-job-lost.ts'
export { noteWaiting } from './attempts/note-waiting.ts'
export { openAttempt } from './attempts/open-attempt.ts'
export { readAttempt } from './attempts/read-attempt.ts'
export { readStandings } from './attempts/read-standings.ts'
export { saveProgress } from './attempts/save-progress.ts'
export { takeDispatchNumber, takeOverdueDispatches, takeSuccessorNumber } from './attempts/take-dispatch-number.ts'
export { untilNextLoss } from './attempts/until-next-loss.ts'
export { confirmRoomGone, takeOwedRooms } from './attempts/take-owed-rooms.ts'
export { type InterviewerFigures, keepFigures } from './figures/keep-figures.ts'
export { type FigureSums, sumFigures } from './figures/sum-figures.ts'
export { askDeletion } from './candidate/ask-deletion.ts'
export { correctItem } from './candidate/correct-item.ts'
export { giveFeedback } from './candidate/give-feedback.ts'
export { readAfter, readCorrections } from './candidate/read-after.ts'
export { type AuditQuestion, type AuditRow, listAudit } from './audit/list-audit.ts'
export { type AuditNote, noteAudit } from './audit/note-audit.ts'
export { type InterviewReading, readInterview } from './interviews/read-interview.ts'
export { readPlan } from './interviews/read-plan.ts'
export { readTemplatePlan } from './interviews/read-template-plan.ts'
export { moveDeadline, reissueInvite, remindNow, withdrawInvite } from './invites/change-invite.ts'
export { createInvite, type NewInvite } from './invites/create-invite.ts'
export { findInvite, findInviteById, type Invite, type InviteRefusal } from './invites/find-invite.ts'
export { type InvitePeople, invitePeople, type Invited, type PersonToInvite } from './invites/invite-people.ts'
export { findInvited, type InviteRow, type InvitesOfInterview, readInvites } from './invites/list-invites.ts'
export { noteMailFailed, noteMailSent, type OwedMail, takeOwedMails } from './invites/owed-mails.ts'
export { recordConsent } from './invites/record-consent.ts'
export { revokeInvite } from './invites/revoke-invite.ts'
export { keepNote } from './notes/keep-note.ts'
export { type KeptNote, readNotes } from './notes/read-notes.ts'
export { readInstallation } from './read-installation.ts'
export { listLive } from './live/list-live.ts'
export type { LiveAttempt, LiveEvent } from './live/live-event.ts'
export { type LiveFeed, openLiveFeed } from './live/open-live-feed.ts'
export { noteRecording } from './recordings/note-recording.ts'
export { readRecordings } from './recordings/read-recordings.ts'
export type { RecordingPart } from './recordings/recording-part.ts'
export { storeRecording } from './recordings/store-recording.ts'
export { type AttemptCounts, countAttempts } from './sessions/count-attempts.ts'
export { foreseeSweep, type ForeseenSweep } from './sessions/foresee-sweep.ts'
export { type AttemptStanding, listAttempts } from './sessions/list-attempts.ts'
export { type AttemptInside, type Inside, lookInto } from './sessions/look-into.ts'
export { readLeaseAges } from './sessions/read-lease-ages.ts'
export { type HeldAttempt, readLeasesOn } from './sessions/read-leases.ts'
export { readRoomOwners, type RoomOwner } from './sessions/read-room-owners.ts'
export { appendItem } from './transcripts/append-item.ts'
export type { SeamEvent } from './transcripts/read-seams.ts'
export { readConversation, readTranscript, type StoredItem } from './transcripts/read-transcript.ts'
export { reportLastSeq } from './transcripts/report-last-seq.ts'
export { readEpochWords } from './transcripts/read-epoch-words.ts'
export { beatWorker, dropWorker, type WorkerBeat } from './workers/beat-worker.ts'
export { countWorkers, type WorkerCounts } from './workers/count-workers.ts'
export {
  readTemplate,
  readTemplateVersion,
  type TemplateReading,
  type TemplateVersionRow,
} from './templates/read-template.ts'
export {
  archiveTemplate,
  createTemplate,
  type DraftConflict,
  publishDraft,
  type SaveAnswer,
  saveDraft,
} from './templates/write-draft.ts'
export { listTemplates, type TemplateRow } from './templates/list-templates.ts'
