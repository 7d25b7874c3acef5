'use client'

import { useEffect, useState } from 'react'

export type Device = { readonly id: string; readonly label: string }
export type Devices = { readonly microphones: readonly Device[]; readonly speakers: readonly Device[] }

const none: Devices = { microphones: [], speakers: [] }

/** The microphones and speakers there are, kept up to date while `active`. Browsers tell their names once a microphone is allowed. */
export function useDevices(active: boolean): Devices {
  const [devices, setDevices] = useState(none)
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!active || typeof media?.enumerateDevices !== 'function') return undefined
    let gone = false
    const look = () => {
      media.enumerateDevices().then(
        (all) => gone || setDevices({ microphones: named(all, 'audioinput'), speakers: named(all, 'audiooutput') }),
        () => gone || setDevices(none),
      )
    }
    look()
    media.addEventListener('devicechange', look)
    return () => {
      gone = true
      media.removeEventListener('devicechange', look)
    }
  }, [active])
  return devices
}

function named(all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}

/** Whether this browser lets a page choose where sound comes out. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype
}
