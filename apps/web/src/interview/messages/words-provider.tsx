'use client'

import type { ReactNode } from 'react'
import type { AbstractIntlMessages } from 'use-intl/core'
import { IntlProvider } from 'use-intl/react'

type ProviderProps = {
  readonly language: string
  readonly messages: AbstractIntlMessages
  readonly children: ReactNode
}

/** Gives the components below it the words of one language. No message formats a moment by itself, so the zone given here tells nobody a time. */
export function WordsProvider({ language, messages, children }: ProviderProps) {
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
