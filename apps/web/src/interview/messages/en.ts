/** The candidate's side in English: ICU messages, one group per screen. Every other language has the same keys. */
export const en = {
  title: { landing: 'Your interview', room: 'Interview room', notFound: 'Page not found' },
  landing: {
    for: 'For {name}',
    invites: '{company} invites you to an interview for the role of {role}.',
    about: 'It has {questions} and takes {length} at the most. The interviewer is an AI, not a person.',
    questions:
      '{count, plural, =1 {one question} =2 {two questions} =3 {three questions} =4 {four questions} =5 {five questions} =6 {six questions} =7 {seven questions} =8 {eight questions} =9 {nine questions} =10 {ten questions} =11 {eleven questions} =12 {twelve questions} other {# questions}}',
    minutes: '{count, plural, =1 {one minute} other {# minutes}}',
    seconds: '{count, plural, one {# second} other {# seconds}}',
    happens: {
      title: 'What will happen',
      check: 'You check your microphone. If you have none, you can type your answers.',
      greets: 'The interviewer greets you and asks {questions}, one at a time.',
      answer: 'You answer in your own words and see them written down. Take the time you need.',
      goodbye: 'It says goodbye when you are through. You can leave at any moment.',
    },
    kept: {
      title: 'What is kept, and who reads and hears it',
      text: 'What you and the interviewer say is recorded, as sound and as text, word for word and with the time. The people at {company} who fill this role read the text and can listen to the recording. It is kept until {company} deletes it. Afterwards you can read the text yourself, correct what was misheard and ask for everything to be deleted.',
    },
    otherwise: {
      title: 'If you would rather not talk to an AI',
      text: 'Write to the person who invited you and ask for a person or for a written interview instead. In this interview you can also type every answer.',
    },
    agree: 'I agree and continue',
    agreeMeans:
      'By continuing you agree that your voice is recorded and your answers are written down, kept, read and listened to as described here. If you do not agree, close this page: then nothing is kept.',
    continue: 'Continue',
    agreed: 'You have agreed already. Your interview is open.',
  },
  over: {
    invite_unknown: {
      title: 'We do not know this link.',
      meaning: 'It may have been cut short when it was copied, for example by a line break in an e-mail.',
      todo: 'Open it from your invitation again, or copy it whole. If that does not help, ask whoever invited you for a new one.',
    },
    invite_revoked: {
      title: 'This link has been withdrawn.',
      meaning: 'Whoever invited you has taken the invitation back.',
      todo: 'If you think this is a mistake, write to the person who invited you. They can send you a new link.',
    },
    invite_expired: {
      title: 'This link has expired.',
      meaning: 'An invitation works for a limited time, and that time is over.',
      todo: 'Write to the person who invited you. They can send you a new link.',
    },
    notFound: {
      title: 'There is no page at this address.',
      todo: 'If you came for an interview, open the link from your invitation again. It works in the browser you open it in, so a copied address of a later page does not.',
    },
    unavailable: {
      title: 'Your interview cannot be opened just now.',
      meaning: 'A part of Candor does not answer. Your invitation is as good as before.',
      todo: 'Wait a few seconds and open the link again. If it stays like this, tell the person who invited you.',
    },
  },
  check: {
    titleTyped: 'You type your answers.',
    titleReturning: 'Your interview is still open.',
    titleFault: 'We cannot hear you yet.',
    titleBefore: 'First, a look at your microphone and connection.',
    titleSpeak: 'Say a sentence, so that we know we can hear you.',
    titleReady: 'You can be heard. Start when you are ready.',
    titleHeard: 'You can be heard.',
    leadTyped:
      'You hear the interviewer and read along. A field for your answers is open from the start; you can turn your microphone on at any time.',
    leadBefore:
      'It takes ten seconds. Your browser asks whether this page may use the microphone; nothing of the check is kept.',
    leadSkipped:
      'You skip the check, so whether your network carries sound shows in the room. If you cannot be heard there, you can type every answer.',
    microphone: 'Microphone',
    connection: 'Connection',
    again: 'Check again',
    state: { waiting: 'not checked yet', running: 'being checked', good: 'in order', bad: 'needs you' },
    checkConnection: 'Check connection',
    checkBoth: 'Check microphone and connection',
    without: 'Continue without a microphone',
    skip: 'Skip the check',
    start: 'Start the interview',
    startAllTheSame: 'Start all the same',
    return: 'Return to the interview',
    microphoneAfterAll: 'Use my microphone after all',
    unasked: 'Whether you can be heard.',
    asking: 'Your browser asks whether this page may use the microphone. Please allow it.',
    using: 'Using {device}',
    chooseOther: 'Choose another microphone',
    tryAgain: 'Try again',
    hearing: {
      listening: 'The line opens when your microphone picks something up.',
      heard: 'We hear you.',
      quiet: 'We hear the room, but no voice yet. Say a sentence, or move closer to the microphone.',
      silent:
        'Your microphone is on, but it sends no sound at all. Look for a mute switch on it or on its cable, or choose another one below.',
    },
    way: {
      waiting: 'Whether your network lets an interview through.',
      running: 'Trying the way to the interview room.',
      good: 'Signals and sound get through.',
      detour: 'Sound gets through by a detour. Answers may be heard a moment later than usual.',
      offline: 'You are offline. Connect to a network, then check again.',
      no_webrtc:
        'This browser cannot carry an interview’s sound: WebRTC is missing, or an extension has switched it off. Open the link from your invitation in a current Chrome, Edge, Firefox or Safari.',
      no_answer: 'Our server does not answer just now, so this could not be tried. Wait a few seconds and check again.',
      no_signal:
        'The interview room cannot be reached from this network. Try another one, for example your phone’s, or ask whoever runs this network to allow WebSocket connections.',
      no_media:
        'Sound does not get through this network. Try another one, for example your phone’s, or switch a VPN off.',
    },
    back: {
      say: 'Say a sentence, hear it back',
      stop: 'Stop and listen',
      again: 'Hear it again',
      ready: 'For practice: what did you do last weekend? It stays in this page and is thrown away.',
      recording: 'Speak now, for up to five seconds.',
      recorded: 'This is how you sound. If you hear nothing, turn the volume up or choose another speaker.',
    },
    needs: {
      title: 'Adjust the interview to your needs',
      private:
        'Your choices go to the interviewer and are shown to nobody who reads or judges the interview. Some can be noticed by what they do: answers you type are marked as typed, and more time lets an interview last longer.',
      longerPauses: 'Longer pauses',
      longerPausesWhat: 'The interviewer waits longer before it takes your answer as finished.',
      slowerVoice: 'A slower voice',
      slowerVoiceWhat: 'The interviewer speaks more slowly.',
      typed: 'Typed answers throughout',
      typedWhat: 'You read along and type; no microphone is needed.',
      breaks: 'Time for breaks',
      breaksWhat: 'Ten minutes more, for breaks you take with One moment.',
      captions: 'Size of the captions',
      usual: 'Usual',
      large: 'Large',
      largest: 'Largest',
      extraTime: 'Extra time',
      none: 'None',
      quarter: 'A quarter more',
      half: 'Half as much again',
    },
  },
  devices: {
    microphone: 'Microphone',
    speaker: 'Speaker',
    noMicrophone: 'No microphone is known to this browser.',
    choose: 'Choose',
  },
  microphone: {
    denied: {
      title: 'The browser does not let us use the microphone.',
      chrome:
        'Click the sign to the left of this page’s address, switch Microphone on, then try again. If it is on already, allow Chrome the microphone in your system’s privacy settings.',
      edge: 'Click the lock to the left of this page’s address, choose Permissions for this site, allow the microphone, then try again.',
      firefox:
        'Click the crossed-out microphone to the left of this page’s address, remove the block, then try again and choose Allow.',
      safari:
        'In the menu bar choose Safari, then Settings for this website, set Microphone to Allow, then try again. Or look in System Settings, Privacy and Security, Microphone.',
      ios: 'Open Settings, then Apps, choose your browser and switch Microphone on. Then come back, reload this page and allow the microphone.',
      android:
        'Tap the sign beside this page’s address, then Permissions, and allow the microphone. If it is missing there, open Settings, Apps, your browser, Permissions.',
      other: 'Look for the sign beside the address of this page, allow the microphone there, then try again.',
    },
    missing: {
      title: 'There is no microphone.',
      detail: 'Connect one, or a headset, then try again. You can also type your answers.',
    },
    busy: {
      title: 'The microphone is in use by something else.',
      detail: 'Close other programs and tabs that use it, for example a video call, then try again.',
    },
    unsupported: {
      title: 'This browser gives no access to a microphone here.',
      detail: 'Open the link from your invitation in a current Chrome, Edge, Firefox or Safari, or type your answers.',
    },
    other: {
      denied: 'The browser does not let us use that microphone. You keep the one you had.',
      missing: 'That microphone is not connected any more. You keep the one you had.',
      busy: 'That microphone is in use by something else. You keep the one you had.',
      unsupported: 'This browser gives no access to that microphone. You keep the one you had.',
    },
  },
}
