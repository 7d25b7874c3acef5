import { GeistSans } from 'geist/font/sans'
// Brings every alphabet the serif has; a browser fetches only the files whose letters stand on the page.
// oxlint-disable-next-line import/no-unassigned-import
import '@fontsource-variable/source-serif-4/wght.css'
import serifFile from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2'

/** Class that makes the interface's sans known. The serif is known by its style sheet, its stand-in by `globals.css`. */
export const fontClass = GeistSans.variable

/** Where the serif's common letters are, to be fetched ahead of the style sheet that asks for them. */
export const serifUrl: string = serifFile
