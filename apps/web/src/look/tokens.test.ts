import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Oklch = readonly [lightness: number, chroma: number, hue: number]

/** Relative luminance (WCAG 2) of an OKLCH colour, by way of linear sRGB. */
function luminance([l, c, h]: Oklch): number {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short)
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short)
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Oklch, other: Oklch): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left)
  return (light + 0.05) / (dark + 0.05)
}

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media')

function token(theme: string, name: string): Oklch {
  const found = new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(theme)
  if (!found) throw new Error(`there is no colour --${name}`)
  return [Number(found[1]), Number(found[2]), Number(found[3])]
}

const papers = ['paper', 'paper-sunk', 'paper-raised']
const texts = ['ink', 'ink-soft', 'ink-faint', 'accent', 'amber', 'red']

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s theme', (_, theme) => {
  test.each(texts.flatMap((text) => papers.map((paper) => [text, paper] as const)))(
    '%s can be read on %s',
    (text, paper) => {
      expect(contrast(token(theme, text), token(theme, paper))).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-red', 'red'],
    ['ink', 'accent-tint'],
    ['accent', 'accent-tint'],
  ])('%s can be read on %s', (text, paper) => {
    expect(contrast(token(theme, text), token(theme, paper))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(papers.flatMap((paper) => [['rule-strong', paper] as const, ['amber-dot', paper] as const]))(
    '%s can be seen on %s',
    (part, paper) => {
      expect(contrast(token(theme, part), token(theme, paper))).toBeGreaterThanOrEqual(3)
    },
  )
})
