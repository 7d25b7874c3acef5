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

/** Asks the browser for a microphone, the chosen one or its usual one; the browser may ask the candidate. Never throws. */
export async function openMicrophone(deviceId?: string): Promise<MicrophoneAnswer> {
  if (typeof navigator.mediaDevices?.getUserMedia !== 'function') return { ok: false, fault: 'unsupported' }
  try {
    const audio = deviceId === undefined ? capture : { ...capture, deviceId: { exact: deviceId } }
    const stream = await navigator.mediaDevices.getUserMedia({ audio })
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
