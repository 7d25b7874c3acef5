/** The room and what comes after it, in German. */
export const deRoom = {
  room: {
    welcome: 'Willkommen, {name}.',
    welcomeDetail:
      'Sie werden zuerst begrüßt. Sprechen Sie wie mit einem Menschen, und nehmen Sie sich die Zeit, die Sie brauchen.',
    question: 'Frage {number} von {of}',
    where: '{role}, {company}',
    sound: 'Ton',
    help: 'Hilfe',
    interviewer: 'KI',
    does: {
      initializing: 'macht sich bereit',
      listening: 'hört zu',
      thinking: 'denkt nach',
      speaking: 'spricht',
      waiting: 'wartet auf Sie',
    },
    left: {
      less: 'Noch weniger als eine Minute',
      minutes: '{count, plural, =1 {Noch etwa eine Minute} other {Noch etwa # Minuten}}',
    },
    captions: 'Untertitel',
    captionsEmpty: 'Was beide sagen, erscheint hier.',
    you: 'Sie',
    youTyped: 'Sie, getippt',
    mute: 'Stumm',
    unmute: 'Mikrofon an',
    type: 'Tippen',
    typeAnswer: 'Antwort tippen',
    repeat: 'Noch einmal',
    repeatQuestion: 'Frage noch einmal hören',
    oneMoment: 'Einen Moment',
    goOn: 'Weiter',
    leave: 'Verlassen',
    leaveInterview: 'Interview verlassen',
    microphone: 'Mikrofon',
    useMicrophone: 'Mein Mikrofon benutzen',
    microphoneLost: 'Mikrofon weg',
    microphoneLostAgain: 'Mikrofon weg, wieder verbinden',
    typed: {
      label: 'Ihre Antwort',
      send: 'Senden',
      keys: 'Eingabe sendet, Umschalt und Eingabe beginnen eine neue Zeile.',
      notYet: 'Sie können schon schreiben. Senden lässt es sich, sobald die KI da ist.',
      failed: 'Das ließ sich nicht senden. Ihre Worte stehen noch hier; senden Sie sie noch einmal.',
      most: '{left, plural, =0 {Länger kann eine Antwort nicht sein. Senden Sie sie und schreiben Sie in einer neuen weiter.} one {Platz für noch einen Buchstaben.} other {Platz für noch # Buchstaben.}}',
    },
    notice: {
      soundOff: 'Ihr Browser lässt den Ton aus, bis Sie ihn erlauben.',
      soundOn: 'Ton einschalten',
      moment:
        'Nehmen Sie sich Ihren Moment. Niemand spricht und Ihr Mikrofon ist aus; die Zeit des Interviews läuft weiter.',
      microphoneGone: 'Ihr Mikrofon ist weg, man hört Sie also nicht.',
      microphoneGoneDetail:
        'Schließen Sie es wieder an, wählen Sie unter Ton ein anderes oder tippen Sie Ihre Antwort. Nichts von dem, was Sie gesagt haben, ist verloren.',
      microphoneAgain: 'Mikrofon wieder benutzen',
    },
    soundDetail: 'Eine Änderung gilt sofort. Das Interview geht unterdessen weiter.',
    close: 'Schließen',
    helpAnswer:
      'Antworten Sie in Ihren eigenen Worten. Die KI wartet, bis Sie einen Satz beendet haben, und macht dann von selbst weiter.',
    helpNeeds:
      'Wenn Sie nicht verstanden werden, sagen Sie es noch einmal oder tippen Sie es. Wenn Sie Zeit brauchen, drücken Sie Einen Moment: Niemand spricht und Ihr Mikrofon ist aus, bis Sie weitermachen.',
    helpBreaks:
      'Wenn die Verbindung abbricht, bleiben Sie hier oder öffnen Sie Ihren Link noch einmal. Nichts von dem, was Sie gesagt haben, ist verloren.',
    keys: {
      m: 'Mikrofon aus- oder einschalten',
      t: 'Antwort tippen',
      r: 'Frage noch einmal hören',
      help: 'Diese Hilfe',
    },
    leaving: {
      title: 'Das Interview verlassen?',
      text: 'Damit ist es endgültig zu Ende; was Sie bis jetzt gesagt haben, bleibt. Wenn Sie nur einen Moment brauchen, bleiben Sie und nehmen Sie ihn sich: Es wird gewartet.',
      failed:
        'Unser Server hat nicht geantwortet, es hat sich also nichts geändert. Versuchen Sie es noch einmal oder schließen Sie diese Seite.',
      stay: 'Bleiben',
      end: 'Interview beenden',
    },
  },
  trouble: {
    connecting: { title: 'Der Raum wird geöffnet.', detail: 'Das dauert ein, zwei Sekunden.' },
    waiting: {
      title: 'Die KI ist unterwegs.',
      detail: 'Sie sind im Raum. Sie werden gleich begrüßt.',
    },
    longWait: {
      title: 'Es dauert länger als üblich.',
      detail: 'Es wurde Ersatz gerufen. Bitte bleiben Sie auf dieser Seite; Sie müssen nichts tun.',
    },
    replacement: {
      title: 'Die KI hat die Leitung verloren.',
      detail:
        'Eine andere übernimmt; Sie hören sie in einigen Sekunden. Nichts von dem, was Sie gesagt haben, ist verloren.',
    },
    reconnecting: {
      title: 'Ihre Verbindung ist weg. Wir holen sie zurück.',
      unknown: 'Es wird auf Sie gewartet. Nichts von dem, was Sie gesagt haben, ist verloren.',
      waits: 'Es wird noch {left} auf Sie gewartet. Nichts von dem, was Sie gesagt haben, ist verloren.',
      over: 'Die Zeit für dieses Interview ist vorbei. Was Sie bis dahin gesagt haben, bleibt.',
      later:
        'Es hat länger gedauert, als gewartet wird. Nichts von dem, was Sie gesagt haben, ist verloren: Sobald Sie zurück sind, können Sie dort weitermachen, wo Sie aufgehört haben.',
      left: {
        minutes: 'etwa {count, number} Minuten',
        minuteAndHalf: 'etwa anderthalb Minuten',
        minute: 'etwa eine Minute',
        halfMinute: 'etwa eine halbe Minute',
        seconds: 'einige Sekunden',
      },
      action: 'Jetzt versuchen',
    },
    moved: {
      title: 'Ihr Interview ist in einen anderen Tab oder auf ein anderes Gerät umgezogen.',
      detail:
        'Teilnehmen können Sie immer nur an einer Stelle. Machen Sie dort weiter oder holen Sie es hierher zurück.',
      action: 'Hier weitermachen',
    },
    tryAgain: 'Noch einmal versuchen',
    failed: {
      connection_lost: {
        title: 'Die Verbindung ließ sich nicht zurückholen.',
        detail:
          'Nichts von dem, was Sie gesagt haben, ist verloren. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal; es geht dort weiter, wo Sie aufgehört haben.',
      },
      unavailable: {
        title: 'Der Interviewraum ist gerade nicht zu erreichen.',
        detail: 'Das ist ein Fehler auf unserer Seite. Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
      },
      browser: {
        title: 'Dieser Browser kann den Interviewraum nicht öffnen.',
        detail: 'Öffnen Sie den Link aus Ihrer Einladung in einem aktuellen Chrome, Edge, Firefox oder Safari.',
      },
      invite_revoked: {
        title: 'Ihre Einladung wurde zurückgezogen.',
        detail: 'Schreiben Sie der Person, die Sie eingeladen hat. Sie kann Ihnen einen neuen Link schicken.',
      },
      invite_expired: {
        title: 'Ihre Einladung ist abgelaufen.',
        detail: 'Schreiben Sie der Person, die Sie eingeladen hat. Sie kann Ihnen einen neuen Link schicken.',
      },
      invite_unknown: {
        title: 'Dieser Browser kennt Ihre Einladung nicht mehr.',
        detail: 'Öffnen Sie den Link aus Ihrer Einladung noch einmal; er führt Sie hierher zurück.',
      },
      too_many_for_candidate: {
        title: 'Sie haben schon zwei Interviews offen.',
        detail:
          'Beenden oder verlassen Sie eines davon, kommen Sie dann auf diese Seite zurück und versuchen Sie es noch einmal.',
      },
      too_many_open: {
        title: 'Gerade sind alle Interviewräume belegt.',
        detail: 'Ihr Link bleibt gültig. Versuchen Sie es in einigen Minuten noch einmal.',
      },
      consent_missing: {
        title: 'Ein Schritt fehlt.',
        detail: 'Gehen Sie auf die erste Seite zurück, stimmen Sie zu und beginnen Sie von dort.',
      },
    },
  },
  end: {
    completed: { title: 'Danke. Ihr Interview ist vollständig.', meaning: 'Sie haben jede Frage beantwortet.' },
    candidate_ended: {
      title: 'Sie haben das Interview beendet.',
      meaning: 'Es endete, als Sie gegangen sind. Was bis dahin gesagt wurde, bleibt.',
    },
    candidate_left: {
      title: 'Das Interview wurde angehalten, während Sie weg waren.',
      meaning: 'Ihre Verbindung war länger weg, als gewartet wird.',
    },
    candidate_silent: {
      title: 'Das Interview wurde angehalten, weil von Ihnen nichts zu hören war.',
      meaning:
        'Die KI hat noch einmal gefragt und gewartet. Vielleicht war Ihr Mikrofon stumm oder nicht angeschlossen.',
    },
    no_show: {
      title: 'Das Interview hat nicht begonnen.',
      meaning: 'Der Raum war bereit, blieb aber leer und wurde geschlossen.',
    },
    time_limit: {
      title: 'Die Zeit für dieses Interview ist vorbei.',
      meaning: 'Es hat seine Höchstdauer erreicht. Über Ihre Antworten sagt das nichts.',
    },
    recruiter_ended: {
      title: '{company} hat das Interview beendet.',
      meaning: 'Jemand von dort hat es beendet, während es lief. Es lag nicht an Ihnen und nicht an Ihrer Verbindung.',
    },
    cancelled: {
      title: '{company} hat dieses Interview abgesagt.',
      meaning: 'Es wurde abgesagt, bevor es abgeschlossen werden konnte.',
    },
    interviewer_lost: {
      title: 'Die KI konnte nicht weitermachen.',
      meaning: 'Das war ein Fehler auf unserer Seite, und Ersatz kam nicht rechtzeitig.',
    },
    technical_failure: {
      title: 'Ein Fehler auf unserer Seite hat das Interview angehalten.',
      meaning: 'Es hatte nichts mit Ihnen oder Ihren Antworten zu tun.',
    },
    kept: 'Was aufbewahrt wird',
    keptWords: 'Was Sie und die KI gesagt haben, wird als Ton und als Text aufbewahrt, Wort für Wort.',
    keptMaybe: 'Falls etwas gesagt wurde, wird es als Ton und als Text aufbewahrt.',
    comesNext: 'Wie es weitergeht',
    next: {
      close: '{company} liest Ihr Interview und meldet sich bei Ihnen. Sie können diese Seite schließen.',
      mistake:
        '{company} liest Ihr Interview und meldet sich bei Ihnen. Wenn Sie es aus Versehen beendet haben, schreiben Sie der Person, die Sie eingeladen hat.',
      theirs:
        '{company} meldet sich bei Ihnen. Wenn Sie nichts hören, schreiben Sie der Person, die Sie eingeladen hat.',
      more: 'Wenn Sie mehr wissen möchten, schreiben Sie der Person, die Sie eingeladen hat.',
      notAgain:
        '{company} liest Ihr Interview und meldet sich bei Ihnen. Wenn Sie weitermachen möchten, schreiben Sie der Person, die Sie eingeladen hat.',
      resume: 'Sie können dort weitermachen, wo Sie aufgehört haben.',
      resumeTyping:
        'Sie können dort weitermachen, wo Sie aufgehört haben, und Ihre Antworten tippen, wenn das Mikrofon nicht geht.',
      startAgain: 'Sie können es jetzt noch einmal beginnen.',
      hours: 'Dieser Link gilt 24 Stunden ab dem Ende des letzten Versuchs.',
    },
    start: 'Interview beginnen',
    continue: 'Interview fortsetzen',
  },
  after: {
    receipt: 'Ihre Quittung',
    receiptWords:
      '{count, plural, =0 {Es wurde nichts gesagt.} one {Ein Eintrag wird aufbewahrt.} other {# Einträge werden aufbewahrt.}} Das Gespräch endete am {when}.',
    fingerprint: 'Fingerabdruck des Textes',
    readOwn: 'Lesen, was aufgeschrieben wurde',
    reading: 'Der Text wird geholt.',
    readFailed: 'Der Text ließ sich nicht holen. Nichts davon ist verloren.',
    misheard: 'Falsch verstanden',
    correctLabel: 'Was Sie gesagt haben',
    correctKept: 'Der erste Text bleibt, und Ihrer steht für alle, die ihn lesen, daneben.',
    correctSave: 'Berichtigung behalten',
    correctCancel: 'Abbrechen',
    correctedBy: 'von Ihnen berichtigt',
    correctFailed: 'Das ließ sich nicht behalten. Ihre Worte stehen noch hier; versuchen Sie es noch einmal.',
    heardAs: 'Aufgeschrieben als: {text}',
    feedback: 'Wie war es?',
    feedbackPrivate:
      'Zwei kurze Antworten für die Menschen, die diese Interviews betreiben. Wer Sie beurteilt, bekommt sie nicht zu sehen.',
    feedbackHeard: 'Haben Sie sich verstanden gefühlt?',
    feedbackTechnical: 'Hat alles funktioniert?',
    feedbackGood: 'Ja',
    feedbackMixed: 'Teilweise',
    feedbackBad: 'Nein',
    feedbackThanks: 'Danke. Sie können Ihre Antwort jederzeit ändern.',
    delete: 'Um Löschung bitten',
    deleteText:
      'Sie können darum bitten, dass alles von diesem Interview gelöscht wird: der Ton, der Text und Ihr Name. Mit Ihrer Bewerbung geht es dann vielleicht nicht weiter.',
    deleteSure: 'Um die Löschung von allem bitten?',
    deleteYes: 'Um Löschung bitten',
    deleteNo: 'Behalten',
    deleteAsked: 'Sie haben am {when} um Löschung gebeten. {company} erfährt davon und muss Ihnen antworten.',
    deleteTakeBack: 'Zurücknehmen',
    failed: 'Unser Server hat nicht geantwortet, es hat sich also nichts geändert. Versuchen Sie es noch einmal.',
  },
}
