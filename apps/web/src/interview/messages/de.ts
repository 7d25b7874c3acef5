/** The candidate's side in German. The keys are those of `en.ts`; the compiler sees to that in `catalogue.ts`. */
export const de = {
  title: { landing: 'Ihr Interview', room: 'Interviewraum', notFound: 'Seite nicht gefunden' },
  landing: {
    for: 'Für {name}',
    invites: '{company} lädt Sie zu einem Interview für die Stelle {role} ein.',
    about: 'Es hat {questions} und dauert höchstens {length}. Das Interview führt eine KI, kein Mensch.',
    questions:
      '{count, plural, =1 {eine Frage} =2 {zwei Fragen} =3 {drei Fragen} =4 {vier Fragen} =5 {fünf Fragen} =6 {sechs Fragen} =7 {sieben Fragen} =8 {acht Fragen} =9 {neun Fragen} =10 {zehn Fragen} =11 {elf Fragen} =12 {zwölf Fragen} other {# Fragen}}',
    minutes: '{count, plural, =1 {eine Minute} other {# Minuten}}',
    seconds: '{count, plural, one {# Sekunde} other {# Sekunden}}',
    happens: {
      title: 'Was geschehen wird',
      check: 'Sie prüfen Ihr Mikrofon. Wenn Sie keines haben, können Sie Ihre Antworten tippen.',
      greets: 'Sie werden begrüßt und bekommen {questions} gestellt, eine nach der anderen.',
      answer:
        'Sie antworten in Ihren eigenen Worten und sehen, was aufgeschrieben wird. Nehmen Sie sich die Zeit, die Sie brauchen.',
      goodbye: 'Am Ende werden Sie verabschiedet. Sie können jederzeit gehen.',
    },
    kept: {
      title: 'Was aufbewahrt wird, und wer es liest und hört',
      text: 'Was Sie und die KI sagen, wird aufgezeichnet, als Ton und als Text, Wort für Wort und mit der Zeit. Die Menschen bei {company}, die diese Stelle besetzen, lesen den Text und können die Aufnahme anhören. Es wird aufbewahrt, bis {company} es löscht. Danach können Sie den Text selbst lesen, falsch Verstandenes berichtigen und um die Löschung von allem bitten.',
    },
    otherwise: {
      title: 'Wenn Sie lieber nicht mit einer KI sprechen',
      text: 'Schreiben Sie der Person, die Sie eingeladen hat, und bitten Sie um ein Gespräch mit einem Menschen oder um ein schriftliches Interview. Auch hier können Sie jede Antwort tippen.',
    },
    agree: 'Ich stimme zu und mache weiter',
    agreeMeans:
      'Indem Sie weitermachen, stimmen Sie zu, dass Ihre Stimme aufgezeichnet wird und dass Ihre Antworten aufgeschrieben, aufbewahrt, gelesen und angehört werden, wie es hier steht. Wenn Sie nicht zustimmen, schließen Sie diese Seite: Dann wird nichts aufbewahrt.',
    continue: 'Weiter',
    agreed: 'Sie haben schon zugestimmt. Ihr Interview ist offen.',
  },
  over: {
    invite_unknown: {
      title: 'Diesen Link kennen wir nicht.',
      meaning: 'Vielleicht wurde er beim Kopieren abgeschnitten, etwa durch einen Zeilenumbruch in einer E-Mail.',
      todo: 'Öffnen Sie ihn noch einmal aus Ihrer Einladung oder kopieren Sie ihn ganz. Hilft das nicht, bitten Sie die Person, die Sie eingeladen hat, um einen neuen.',
    },
    invite_revoked: {
      title: 'Dieser Link wurde zurückgezogen.',
      meaning: 'Wer Sie eingeladen hat, hat die Einladung zurückgenommen.',
      todo: 'Wenn Sie das für ein Versehen halten, schreiben Sie der Person, die Sie eingeladen hat. Sie kann Ihnen einen neuen Link schicken.',
    },
    invite_expired: {
      title: 'Dieser Link ist abgelaufen.',
      meaning: 'Eine Einladung gilt eine begrenzte Zeit, und die ist vorbei.',
      todo: 'Schreiben Sie der Person, die Sie eingeladen hat. Sie kann Ihnen einen neuen Link schicken.',
    },
    notFound: {
      title: 'Unter dieser Adresse ist keine Seite.',
      todo: 'Wenn Sie zu einem Interview wollten, öffnen Sie den Link aus Ihrer Einladung noch einmal. Er gilt in dem Browser, in dem Sie ihn öffnen; die kopierte Adresse einer späteren Seite gilt nicht.',
    },
    unavailable: {
      title: 'Ihr Interview lässt sich gerade nicht öffnen.',
      meaning: 'Ein Teil von Candor antwortet nicht. Ihre Einladung gilt wie zuvor.',
      todo: 'Warten Sie einige Sekunden und öffnen Sie den Link noch einmal. Bleibt es dabei, sagen Sie es der Person, die Sie eingeladen hat.',
    },
  },
  check: {
    titleTyped: 'Sie tippen Ihre Antworten.',
    titleReturning: 'Ihr Interview ist noch offen.',
    titleFault: 'Wir können Sie noch nicht hören.',
    titleBefore: 'Zuerst ein Blick auf Mikrofon und Verbindung.',
    titleSpeak: 'Sagen Sie einen Satz, damit wir wissen, dass wir Sie hören.',
    titleReady: 'Man hört Sie. Beginnen Sie, wann Sie möchten.',
    titleHeard: 'Man hört Sie.',
    leadTyped:
      'Sie hören die Fragen und lesen mit. Ein Feld für Ihre Antworten ist von Anfang an offen; Ihr Mikrofon können Sie jederzeit einschalten.',
    leadBefore:
      'Es dauert zehn Sekunden. Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf; von der Prüfung wird nichts aufbewahrt.',
    leadSkipped:
      'Sie überspringen die Prüfung; ob Ihr Netz den Ton trägt, zeigt sich also im Raum. Wenn man Sie dort nicht hört, können Sie jede Antwort tippen.',
    microphone: 'Mikrofon',
    connection: 'Verbindung',
    again: 'Noch einmal prüfen',
    state: { waiting: 'noch nicht geprüft', running: 'wird geprüft', good: 'in Ordnung', bad: 'braucht Sie' },
    checkConnection: 'Verbindung prüfen',
    checkBoth: 'Mikrofon und Verbindung prüfen',
    without: 'Ohne Mikrofon weiter',
    skip: 'Prüfung überspringen',
    start: 'Interview beginnen',
    startAllTheSame: 'Trotzdem beginnen',
    return: 'Zurück ins Interview',
    microphoneAfterAll: 'Doch mein Mikrofon benutzen',
    unasked: 'Ob man Sie hört.',
    asking: 'Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf. Bitte erlauben Sie es.',
    using: 'Benutzt wird: {device}',
    chooseOther: 'Ein anderes Mikrofon wählen',
    tryAgain: 'Noch einmal versuchen',
    hearing: {
      listening: 'Die Linie öffnet sich, sobald Ihr Mikrofon etwas aufnimmt.',
      heard: 'Wir hören Sie.',
      quiet: 'Wir hören den Raum, aber noch keine Stimme. Sagen Sie einen Satz oder gehen Sie näher an das Mikrofon.',
      silent:
        'Ihr Mikrofon ist an, sendet aber gar keinen Ton. Suchen Sie einen Stummschalter an ihm oder an seinem Kabel, oder wählen Sie unten ein anderes.',
    },
    way: {
      waiting: 'Ob Ihr Netz ein Interview durchlässt.',
      running: 'Der Weg zum Interviewraum wird versucht.',
      good: 'Signale und Ton kommen durch.',
      detour: 'Der Ton kommt auf einem Umweg durch. Antworten sind vielleicht einen Moment später zu hören.',
      offline: 'Sie sind offline. Verbinden Sie sich mit einem Netz und prüfen Sie dann noch einmal.',
      no_webrtc:
        'Dieser Browser kann den Ton eines Interviews nicht übertragen: WebRTC fehlt, oder eine Erweiterung hat es abgeschaltet. Öffnen Sie den Link aus Ihrer Einladung in einem aktuellen Chrome, Edge, Firefox oder Safari.',
      no_answer:
        'Unser Server antwortet gerade nicht, darum ließ sich das nicht versuchen. Warten Sie einige Sekunden und prüfen Sie noch einmal.',
      no_signal:
        'Der Interviewraum ist aus diesem Netz nicht zu erreichen. Versuchen Sie ein anderes, etwa das Ihres Telefons, oder bitten Sie die Person, die dieses Netz betreut, WebSocket-Verbindungen zu erlauben.',
      no_media:
        'Durch dieses Netz kommt kein Ton. Versuchen Sie ein anderes, etwa das Ihres Telefons, oder schalten Sie ein VPN aus.',
    },
    back: {
      say: 'Einen Satz sagen und anhören',
      stop: 'Anhalten und anhören',
      again: 'Noch einmal anhören',
      ready: 'Zum Üben: Was haben Sie letztes Wochenende gemacht? Es bleibt auf dieser Seite und wird verworfen.',
      recording: 'Sprechen Sie jetzt, bis zu fünf Sekunden.',
      recorded: 'So klingen Sie. Wenn Sie nichts hören, drehen Sie lauter oder wählen Sie einen anderen Lautsprecher.',
    },
    needs: {
      title: 'Das Interview an Ihren Bedarf anpassen',
      private:
        'Ihre Auswahl geht an die KI und wird niemandem gezeigt, der das Interview liest oder beurteilt. Manches ist an seiner Wirkung zu merken: Getippte Antworten sind als getippt bezeichnet, und mit mehr Zeit dauert ein Interview länger.',
      longerPauses: 'Längere Pausen',
      longerPausesWhat: 'Es wird länger gewartet, bevor Ihre Antwort als beendet gilt.',
      slowerVoice: 'Langsameres Sprechen',
      slowerVoiceWhat: 'Die Fragen werden langsamer gesprochen.',
      typed: 'Alle Antworten tippen',
      typedWhat: 'Sie lesen mit und tippen; es braucht kein Mikrofon.',
      breaks: 'Zeit für Pausen',
      breaksWhat: 'Zehn Minuten mehr, für Pausen, die Sie mit „Einen Moment“ nehmen.',
      captions: 'Größe der Untertitel',
      usual: 'Üblich',
      large: 'Groß',
      largest: 'Am größten',
      extraTime: 'Mehr Zeit',
      none: 'Keine',
      quarter: 'Ein Viertel mehr',
      half: 'Die Hälfte mehr',
    },
  },
  devices: {
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    noMicrophone: 'Dieser Browser kennt kein Mikrofon.',
    choose: 'Wählen',
  },
  microphone: {
    denied: {
      title: 'Der Browser lässt uns das Mikrofon nicht benutzen.',
      chrome:
        'Klicken Sie auf das Zeichen links neben der Adresse dieser Seite, schalten Sie Mikrofon ein und versuchen Sie es noch einmal. Ist es schon an, erlauben Sie Chrome das Mikrofon in den Datenschutz-Einstellungen Ihres Systems.',
      edge: 'Klicken Sie auf das Schloss links neben der Adresse dieser Seite, wählen Sie Berechtigungen für diese Website, erlauben Sie das Mikrofon und versuchen Sie es noch einmal.',
      firefox:
        'Klicken Sie auf das durchgestrichene Mikrofon links neben der Adresse dieser Seite, heben Sie die Blockierung auf, versuchen Sie es noch einmal und wählen Sie Erlauben.',
      safari:
        'Wählen Sie in der Menüleiste Safari, dann Einstellungen für diese Website, stellen Sie Mikrofon auf Erlauben und versuchen Sie es noch einmal. Oder sehen Sie in den Systemeinstellungen unter Datenschutz und Sicherheit, Mikrofon nach.',
      ios: 'Öffnen Sie Einstellungen, dann Apps, wählen Sie Ihren Browser und schalten Sie Mikrofon ein. Kommen Sie dann zurück, laden Sie diese Seite neu und erlauben Sie das Mikrofon.',
      android:
        'Tippen Sie auf das Zeichen neben der Adresse dieser Seite, dann auf Berechtigungen, und erlauben Sie das Mikrofon. Fehlt es dort, öffnen Sie Einstellungen, Apps, Ihren Browser, Berechtigungen.',
      other:
        'Suchen Sie das Zeichen neben der Adresse dieser Seite, erlauben Sie dort das Mikrofon und versuchen Sie es noch einmal.',
    },
    missing: {
      title: 'Es ist kein Mikrofon da.',
      detail:
        'Schließen Sie eines oder ein Headset an und versuchen Sie es noch einmal. Sie können Ihre Antworten auch tippen.',
    },
    busy: {
      title: 'Das Mikrofon wird gerade anderswo benutzt.',
      detail:
        'Schließen Sie andere Programme und Tabs, die es benutzen, etwa einen Videoanruf, und versuchen Sie es noch einmal.',
    },
    unsupported: {
      title: 'Dieser Browser gibt hier keinen Zugang zu einem Mikrofon.',
      detail:
        'Öffnen Sie den Link aus Ihrer Einladung in einem aktuellen Chrome, Edge, Firefox oder Safari, oder tippen Sie Ihre Antworten.',
    },
    other: {
      denied: 'Der Browser lässt uns dieses Mikrofon nicht benutzen. Sie behalten das bisherige.',
      missing: 'Dieses Mikrofon ist nicht mehr angeschlossen. Sie behalten das bisherige.',
      busy: 'Dieses Mikrofon wird gerade anderswo benutzt. Sie behalten das bisherige.',
      unsupported: 'Dieser Browser gibt keinen Zugang zu diesem Mikrofon. Sie behalten das bisherige.',
    },
  },
}
