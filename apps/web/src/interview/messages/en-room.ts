/** The room and what comes after it, in English. */
export const enRoom = {
  room: {
    welcome: 'Welcome, {name}.',
    welcomeDetail: 'Your interviewer greets you first. Speak as you would with a person, and take the time you need.',
    question: 'Question {number} of {of}',
    where: '{role}, {company}',
    sound: 'Sound',
    help: 'Help',
    interviewer: 'Interviewer',
    does: {
      initializing: 'getting ready',
      listening: 'listening',
      thinking: 'thinking',
      speaking: 'speaking',
      waiting: 'waiting for you',
    },
    left: {
      less: 'Less than a minute left',
      minutes: '{count, plural, =1 {About a minute left} other {About # minutes left}}',
    },
    captions: 'Captions',
    captionsEmpty: 'What you both say appears here.',
    you: 'You',
    youTyped: 'You, typed',
    mute: 'Mute',
    unmute: 'Unmute',
    type: 'Type',
    typeAnswer: 'Type an answer',
    repeat: 'Repeat',
    repeatQuestion: 'Repeat the question',
    oneMoment: 'One moment',
    goOn: 'Go on',
    leave: 'Leave',
    leaveInterview: 'Leave the interview',
    microphone: 'Microphone',
    useMicrophone: 'Use my microphone',
    microphoneLost: 'Microphone lost',
    microphoneLostAgain: 'Microphone lost, connect it again',
    typed: {
      label: 'Your answer',
      send: 'Send',
      keys: 'Enter sends, Shift and Enter begin a new line.',
      notYet: 'You can write already. It can be sent when your interviewer is there.',
      failed: 'That could not be sent. Your words are still here; send them again.',
      most: '{left, plural, =0 {This is as long as one answer can be. Send it, then go on in another one.} one {Room for one more letter.} other {Room for # more letters.}}',
    },
    notice: {
      soundOff: 'Your browser keeps the sound off until you allow it.',
      soundOn: 'Turn the sound on',
      moment:
        'Take your moment. The interviewer says nothing and your microphone is off; the time of the interview goes on.',
      microphoneGone: 'Your microphone is gone, so the interviewer does not hear you.',
      microphoneGoneDetail:
        'Connect it again, choose another one under Sound, or type your answer. Nothing you said is lost.',
      microphoneAgain: 'Use the microphone again',
    },
    soundDetail: 'A change works at once. The interview goes on meanwhile.',
    close: 'Close',
    helpAnswer:
      'Answer in your own words. The interviewer waits until you have finished a sentence and goes on by itself.',
    helpNeeds:
      'If you are not understood, say it again or type it. If you need time, press One moment: nobody speaks and your microphone is off until you go on.',
    helpBreaks: 'If the connection breaks, stay here or open your link again. Nothing you said is lost.',
    keys: {
      m: 'Mute or unmute your microphone',
      t: 'Type an answer',
      r: 'Hear the question again',
      help: 'This help',
    },
    leaving: {
      title: 'Leave the interview?',
      text: 'This ends it for good; what you said until now is kept. If you only need a moment, stay and take it: the interviewer waits.',
      failed: 'Our server did not answer, so nothing has changed. Try again, or close this page.',
      stay: 'Stay',
      end: 'End the interview',
    },
  },
  trouble: {
    connecting: { title: 'Opening the room.', detail: 'This takes a second or two.' },
    waiting: {
      title: 'Your interviewer is on the way.',
      detail: 'You are in the room. You will be greeted in a moment.',
    },
    longWait: {
      title: 'Your interviewer is taking longer than usual.',
      detail: 'Another one has been called. Please stay on this page; you do not need to do anything.',
    },
    replacement: {
      title: 'Your interviewer lost the line.',
      detail: 'Someone is taking over; you will hear them in a few seconds. Nothing you said is lost.',
    },
    reconnecting: {
      title: 'Your connection is gone. We are bringing it back.',
      unknown: 'The interviewer waits for you. Nothing you said is lost.',
      waits: 'The interviewer waits for {left} more. Nothing you said is lost.',
      over: 'The time for this interview is over. What you said until then is kept.',
      later:
        'It took longer than the interviewer waits. Nothing you said is lost: as soon as you are back you can go on where you stopped.',
      left: {
        minutes: 'about {count, number} minutes',
        minuteAndHalf: 'about a minute and a half',
        minute: 'about a minute',
        halfMinute: 'about half a minute',
        seconds: 'a few seconds',
      },
      action: 'Try now',
    },
    moved: {
      title: 'Your interview has moved to another tab or device.',
      detail: 'Only one can take part at a time. Go on over there, or take it back here.',
      action: 'Continue here',
    },
    tryAgain: 'Try again',
    failed: {
      connection_lost: {
        title: 'The connection could not be brought back.',
        detail:
          'Nothing you said is lost. Check your network, then try again; the interviewer goes on where you stopped.',
      },
      unavailable: {
        title: 'The interview room cannot be reached just now.',
        detail: 'This is a fault on our side. Wait a few seconds and try again.',
      },
      browser: {
        title: 'This browser cannot open the interview room.',
        detail: 'Open the link from your invitation in a current version of Chrome, Edge, Firefox or Safari.',
      },
      invite_revoked: {
        title: 'Your invitation has been withdrawn.',
        detail: 'Write to the person who invited you. They can send you a new link.',
      },
      invite_expired: {
        title: 'Your invitation has expired.',
        detail: 'Write to the person who invited you. They can send you a new link.',
      },
      invite_unknown: {
        title: 'This browser does not know your invitation any more.',
        detail: 'Open the link from your invitation again; it leads you back here.',
      },
      too_many_for_candidate: {
        title: 'You have two interviews open already.',
        detail: 'Finish or leave one of them, then come back to this page and try again.',
      },
      too_many_open: {
        title: 'Every interview room is taken just now.',
        detail: 'Your link stays valid. Try again in a few minutes.',
      },
      consent_missing: {
        title: 'One step is missing.',
        detail: 'Go back to the first page and agree, then start from there.',
      },
    },
  },
  end: {
    completed: { title: 'Thank you. Your interview is complete.', meaning: 'You have answered every question.' },
    candidate_ended: {
      title: 'You have ended the interview.',
      meaning: 'It ended when you left. What was said until then is kept.',
    },
    candidate_left: {
      title: 'The interview stopped while you were away.',
      meaning: 'Your connection was gone for longer than the interviewer waits.',
    },
    candidate_silent: {
      title: 'The interview stopped because nothing was heard from you.',
      meaning: 'The interviewer asked again and waited. Your microphone may have been muted or not connected.',
    },
    no_show: {
      title: 'The interview did not begin.',
      meaning: 'The room was ready, but it stayed empty and was closed.',
    },
    time_limit: {
      title: 'The time for this interview is over.',
      meaning: 'It has reached its longest length. That says nothing about your answers.',
    },
    recruiter_ended: {
      title: '{company} has ended the interview.',
      meaning:
        'Someone on their side ended it while it was running. It was not a fault of yours or of your connection.',
    },
    cancelled: {
      title: '{company} has cancelled this interview.',
      meaning: 'It was called off before it could be completed.',
    },
    interviewer_lost: {
      title: 'The interviewer could not go on.',
      meaning: 'This was a fault on our side, and another interviewer did not arrive in time.',
    },
    technical_failure: {
      title: 'A fault on our side stopped the interview.',
      meaning: 'It had nothing to do with you or your answers.',
    },
    kept: 'What is kept',
    keptWords: 'What you and the interviewer said is kept as sound and as text, word for word.',
    keptMaybe: 'If anything was said, it is kept as sound and as text.',
    comesNext: 'What comes next',
    next: {
      close: '{company} reads your interview and gets back to you. You can close this page.',
      mistake:
        '{company} reads your interview and gets back to you. If you ended it by mistake, write to the person who invited you.',
      theirs: '{company} gets back to you. If you do not hear from them, write to the person who invited you.',
      more: 'Write to the person who invited you if you want to know more.',
      notAgain:
        '{company} reads your interview and gets back to you. If you want to go on, write to the person who invited you.',
      resume: 'You can go on where you stopped.',
      resumeTyping: 'You can go on where you stopped, and type your answers if the microphone does not work.',
      startAgain: 'You can start it again now.',
      hours: 'This link works for 24 hours from the end of the last attempt.',
    },
    start: 'Start the interview',
    continue: 'Continue the interview',
  },
  after: {
    receipt: 'Your receipt',
    receiptWords:
      '{count, plural, =0 {Nothing was said.} one {One entry is kept.} other {# entries are kept.}} The conversation ended on {when}.',
    fingerprint: 'Fingerprint of the text',
    readOwn: 'Read what was written down',
    reading: 'Fetching the text.',
    readFailed: 'The text could not be fetched. Nothing of it is lost.',
    misheard: 'Something was misheard',
    correctLabel: 'What you said',
    correctKept: 'The first text stays and yours stands beside it for everybody who reads it.',
    correctSave: 'Keep my correction',
    correctCancel: 'Cancel',
    correctedBy: 'corrected by you',
    correctFailed: 'That could not be kept. Your words are still here; try again.',
    heardAs: 'Written down as: {text}',
    feedback: 'How was it?',
    feedbackPrivate: 'Two choices, for whoever runs these interviews. It is not shown to the people who judge you.',
    feedbackHeard: 'Did you feel heard?',
    feedbackTechnical: 'Did everything work?',
    feedbackGood: 'Yes',
    feedbackMixed: 'Partly',
    feedbackBad: 'No',
    feedbackThanks: 'Thank you. You can change your answer at any time.',
    delete: 'Ask for deletion',
    deleteText:
      'You can ask for everything of this interview to be deleted: the sound, the text and your name. Your application may then go no further.',
    deleteSure: 'Ask for everything to be deleted?',
    deleteYes: 'Ask for deletion',
    deleteNo: 'Keep it',
    deleteAsked: 'You asked for deletion on {when}. {company} is told and has to answer you.',
    deleteTakeBack: 'Take it back',
    failed: 'Our server did not answer, so nothing has changed. Try again.',
  },
}
