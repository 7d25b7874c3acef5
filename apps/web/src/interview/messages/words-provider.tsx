'use client'

import type { ReactNode } from 'react'
import type { AbstractIntlMessages } from 'use-intl/core'
import { IntlProvider } from 'use-intl/react'

type ProviderProps = {
  readonly language: string
  readonly messages: AbstractIntlMessages
  readonly children: ReactNode
}

/** Gives the components below it the words of one language. Moments are told in the zone of whoever looks. */
export function WordsProvider({ language, messages, children }: ProviderProps) {
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  )
}
