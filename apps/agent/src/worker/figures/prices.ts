import { z } from 'zod'

const price = z.coerce.number().min(0)
/** What the providers ask, in one currency of the operator's choice. */
const Prices = z.strictObject({
  /** Per million tokens. */
  prompt: price.default(0),
  completion: price.default(0),
  /** Per minute of sound sent to speech-to-text. */
  hearing: price.default(0),
  /** Per million characters sent to the voice. */
  voice: price.default(0),
})
export type Prices = z.infer<typeof Prices>

export type Used = {
  readonly promptTokens: number
  readonly completionTokens: number
  readonly heardMs: number
  readonly spokenCharacters: number
}

/** Reads `prompt=0.4 completion=1.6 hearing=0.003 voice=12`; prices that are not named are 0. @throws ZodError naming what is wrong. */
export function parsePrices(text: string): Prices {
  return Prices.parse(Object.fromEntries(text.split(/[\s,]+/).filter(Boolean).map((one) => one.split('=', 2)))) // prettier-ignore
}

/** What something cost, in the currency of the prices. */
export function costOf(prices: Prices, { promptTokens, completionTokens, heardMs, spokenCharacters }: Used): number {
  const million = 1_000_000
  return (
    (promptTokens * prices.prompt + completionTokens * prices.completion + spokenCharacters * prices.voice) / million +
    (heardMs / 60_000) * prices.hearing
  )
}
