/** One line of a story: what was asked for, and the titles of the tests that prove it, as they stand in the source or name a row of faults. */
export type StoryLine = { readonly promise: string; readonly tests: readonly string[]; readonly notYet?: string }
export type Story = { readonly title: string; readonly happened: string; readonly lines: readonly StoryLine[] }

const line = (promise: string, ...tests: string[]): StoryLine => ({ promise, tests })
const notYet = (promise: string, why: string, ...tests: string[]): StoryLine => ({ promise, tests, notYet: why })

const roomEnds = 'the agent ends at once when its room ends, and the talk goes on in the room opened again'
const refreshes = 'user refreshes: five reloads at random moments, same interviewer, one interruption per leaving'
const leaves = 'a candidate who leaves sees a clear end, and the room and the interviewer are gone'
const jobComesBack = 'the interviewer comes back after its process is killed, and asks the same question'
const workerKilled = 'the talk goes on when the worker is killed, and another one takes over'
const loopingJob = 'an interviewer in an endless loop is replaced and its process is gone'
const oneReason = 'fifty ends at once are one end with one reason, and everybody reads the same'
const stepsBounded =
  'steps are taken in order; one that fails and one that hangs are told by name, and the next still runs'
const byHand = 'an attempt is seen, taken over, ended and cleared away by hand, with nobody else there to do it'
const closedTab = 'a closed tab ends the interview when its window has passed, and the room is gone'
const identities = 'every interviewer of an attempt has an identity of its own, and none is the candidate’s'

/** What happened to people who ran voice sessions in production, line by line. */
export const stories: readonly Story[] = [
  {
    title: 'Sessions without rooms',
    happened: 'Eighteen agent sessions counted as active while no room was open.',
    lines: [
      line('the agent ends at once when its room ends', roomEnds),
      line('sessions are gone within seconds of the room', roomEnds, closedTab),
      line('the entry function returns and the process ends', leaves, jobComesBack),
      line(
        'cancellation is handled: an interviewer that may not go on says nothing more',
        'who steps aside goes at once and changes nothing',
      ),
      line(
        'the log says `Agent shutdown complete`',
        'the last line of a job is "Agent shutdown complete" where %s, and it held nothing',
        'who has claimed and cannot enter the room says so and goes; the worker sees that an interviewer was lost',
      ),
      line('status, list, stop, restart and closing of stuck rooms by hand', byHand),
      line('a count that is watched', 'tell states, the oldest, lost interviewers, owed rooms and the ends of the day'),
      line(
        'rooms nobody needs are closed',
        'stray rooms are deleted where the prefix is ours, and no other room is touched',
      ),
    ],
  },
  {
    title: 'Clean-up and coming back',
    happened: 'Clean-up ran twice or not at all when somebody refreshed.',
    lines: [
      line('user refreshes', refreshes, 'a page that is reloaded comes back to the same conversation'),
      line(
        'several rapid disconnects: exactly one note per leaving',
        refreshes,
        'coming back twenty times at once gives the time back once, and one line tells it',
      ),
      line('return inside the window', 'back inside the window: same attempt, same room, the time away given back'),
      line(
        'return outside the window',
        'return outside the window: after a minute without network a new attempt continues the same conversation',
      ),
      line(
        'the same person after coming back, with a fresh connection',
        refreshes,
        'a second tab takes over when it is opened, the first one stays away, and there is never more than one candidate',
      ),
      line(
        'a reconnect window that can be set',
        closedTab,
        'however often somebody leaves and returns, no more than one window is given back in all',
      ),
      line('Ctrl+C ends every interview in order', 'a second signal ends it at once, whatever still runs'),
      line(
        'a session interface: who is active, since when, which tracks',
        'with who holds it, who is in the room with which tracks, and what happened',
      ),
      line(
        'log prefixes',
        'with its time, its prefix and its facts',
        'every line says what it is about: what it names, or else the conversation',
      ),
      notYet(
        'about 1 KB of memory per session',
        'an interview is a process of its own, and takes some 230 MB; what the worker keeps of each is not measured',
      ),
    ],
  },
  {
    title: 'Processes that ran for days',
    happened: 'Sessions that nobody ended, and processes that grew.',
    lines: [
      line('a maximum length', 'an interview at its maximum length is warned aloud and ends by itself'),
      line(
        'disconnection noticed by several signals',
        closedTab,
        'a network that is away for 8 s changes nothing: same interview, same interviewer',
      ),
      line(
        'at most five errors in a row',
        'the fifth error in a row of one part gives up, once',
        'a voice that fails five times: apology by prepared sound, a technical end, and the same link continues',
      ),
      line(
        'every step of leaving is bounded',
        stepsBounded,
        'the end is shown within 20 s, also when the voice hangs at the goodbye',
      ),
      line('a background check for stale sessions', '%i sweepers end an overdue attempt once and delete its room'),
      line('a clean-up command with a dry run', 'nothing is written and no row is waited for'),
      line(
        'a limit of concurrent sessions per person',
        'one e-mail address can have two interviews open, and a third once one of them has ended',
      ),
      line(
        'processes that hang are ended for certain',
        loopingJob,
        'a frozen interviewer is replaced and its process is gone',
      ),
      line('tracking that works across machines', 'leases of a host are told whether they still beat or not'),
      line(
        'memory and CPU watched, alerts on long sessions, analytics',
        'its worker is ready for an interview and shows its figures to Prometheus',
        'an attempt that nobody ends is told to the webhook, once, however many workers look',
        'told are attempts that nobody ends and such as are open for too long, without a name of anybody',
        'figures count each interview once, by how far it came, and say at which question talks broke off',
      ),
    ],
  },
  {
    title: 'The interviewer that stops answering after a reconnect',
    happened: 'State kept across sessions, a clean-up nobody confirmed, one hard-coded room name, tasks left running.',
    lines: [
      line('basic reconnect', 'a page that is reloaded comes back to the same conversation'),
      line('rapid reconnect', refreshes),
      line('five cycles of leaving and returning', refreshes),
      line('the interviewer goes on after it was lost', jobComesBack, workerKilled),
      line(
        'a timer on the interviewer’s joining',
        '%i sweepers ask once more for an interviewer that did not come',
        'the interviewer comes once there is a worker, though the room was there before',
      ),
      line(
        'a slow start is waited for',
        'a dispatch that a worker has taken is not repeated while its process starts, and is when it never claims',
      ),
      line('unique room names and identities', identities, 'a room name tells its installation'),
      line('deletion that is acknowledged', 'is deleted when LiveKit says so, and one that is gone already is as good'),
      line(
        'one interviewer, never two',
        'an interviewer that wakes after it was replaced says nothing more and is sent out',
      ),
      line(
        'a history that stays bounded',
        'of 1,500 items the model is sent the instructions, a summary and the last 40',
      ),
      line(
        'a worker that restarts',
        workerKilled,
        'a worker that is told to go lets its interview finish, goes, and the next one takes the next interview',
      ),
    ],
  },
  {
    title: 'The end that does not end',
    happened: 'The agent said goodbye and left; the candidate sat in the room for fifteen more minutes.',
    lines: [
      line('the candidate is disconnected and sees a clear end', leaves, 'an end is never undone by an older answer'),
      line(
        'the end tool called twice ends once',
        'three calls in one step end it once',
        'a candidate who asks to end is asked once more, and then there is one end and one goodbye',
      ),
      line(
        'the transcript is kept as it is said',
        'PostgreSQL away for 10 s: no gap in speech, nothing lost, written when it is back',
        'words are stored once, in their order, and no disk is touched',
      ),
      line('the room is deleted', 'the room of an ended attempt is owed until LiveKit says it is gone', leaves),
      line(
        'the reason of the end is recorded',
        oneReason,
        'the first of two reasons is committed, said once and told once; the job goes last, whatever LiveKit does',
      ),
      line(
        'an end without a database is the same end',
        'an interview that ends while PostgreSQL is away has the same end, once, after its return',
      ),
      line(
        'nobody gets back in after the end',
        'a token that is still valid opens nothing after the end: refused, no stray room, no provider asked',
      ),
      line(
        'the report is delivered for certain',
        'workers that are killed over the work after an interview: it is done, once for each seal, by the next one',
      ),
    ],
  },
]
