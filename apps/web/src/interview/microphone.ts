/** What keeps a microphone from us, as the candidate can mend it. */
export type MicrophoneFault = 'denied' | 'missing' | 'busy' | 'unsupported'
export type MicrophoneAnswer =
  | { readonly ok: true; readonly track: MediaStreamTrack }
  | { readonly ok: false; readonly fault: MicrophoneFault }

const capture: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: 1,
}

/** Asks the browser for the microphone; the browser may ask the candidate. Never throws. */
export async function openMicrophone(): Promise<MicrophoneAnswer> {
  if (typeof navigator.mediaDevices?.getUserMedia !== 'function') return { ok: false, fault: 'unsupported' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: capture })
    const track = stream.getAudioTracks()[0]
    return track ? { ok: true, track } : { ok: false, fault: 'missing' }
  } catch (error) {
    return { ok: false, fault: faultOf(error) }
  }
}

/** The fault behind the browser's error, by its name in the Media Capture specification. */
function faultOf(error: unknown): MicrophoneFault {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    default:
      return 'busy'
  }
}
