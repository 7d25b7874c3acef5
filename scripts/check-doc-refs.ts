import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { writtenFiles } from './source-files.ts'

const sourceFile = /\.(ts|tsx|mts|mjs|js|json|md|sql|css|yaml|yml|toml)$/
const madeFolder = /^(\.data|node_modules)(\/|$)|\/(\.next|node_modules)(\/|$)/

type Citation = { document: string; line: number; path: string; relative: boolean }

/** What people read: README.md, AGENTS.md and their like in the root, and docs/. */
export function isDocument(path: string): boolean {
  return /^[A-Z]+\.md$/.test(path) || (path.startsWith('docs/') && path.endsWith('.md'))
}

/** Every path a text cites: targets of links, and words in backticks that look like a path of this repository. */
function citations(document: string, text: string, topLevel: ReadonlySet<string>): Citation[] {
  // Fenced blocks hold commands and pictures; their lines stay, so that the numbers of the others are right.
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ' '))
  return prose.split('\n').flatMap((line, index) => {
    const found: Citation[] = []
    for (const [, target = ''] of line.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)) {
      const path = decodeURIComponent(target.replace(/#.*$/, ''))
      if (path && !/^[a-z][a-z+.-]*:/i.test(path)) found.push({ document, line: index + 1, path, relative: true })
    }
    for (const [, word = ''] of line.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)) {
      const path = word.replace(/^\.\//, '').replace(/(:\d+)+$/, '')
      const [first = ''] = path.split('/')
      if (!/^[\w.[\]()*{},@/-]+$/.test(path) || /^[@/]/.test(path) || path.startsWith('..')) continue
      // `.ts` and `*.test.ts` name a kind of file, not one of them.
      if (!path.includes('/') && /^(\*|\.\w+$)/.test(path)) continue
      const isOurs = topLevel.has(first) && path.includes('/')
      if ((isOurs || sourceFile.test(path)) && !madeFolder.test(path))
        found.push({ document, line: index + 1, path, relative: false })
    }
    return found
  })
}

function exists(root: string, citation: Citation, files: string[]): boolean {
  const { document, path, relative } = citation
  if (relative) {
    const target = path.startsWith('/') ? path : join(dirname(document), path)
    return !normalize(target).startsWith('..') && existsSync(join(root, target))
  }
  if (existsSync(join(root, path)) || existsSync(join(root, dirname(document), path))) return true
  if (/[*{]/.test(path)) return globSync(path, { cwd: root }).length > 0
  // A name alone, such as `job.ts`, is enough when some file bears it.
  return files.some((file) => file.endsWith(`/${path}`))
}

/** Checks that every path cited by README.md, AGENTS.md and docs/ is there. Answers the dangling ones, or an empty text. */
export function checkDocRefs(root: string): string {
  const files = writtenFiles(root)
  const topLevel = new Set(files.map((path) => path.split('/')[0] ?? ''))
  return files
    .filter(isDocument)
    .flatMap((document) => citations(document, readFileSync(join(root, document), 'utf8'), topLevel))
    .filter((citation) => !exists(root, citation, files))
    .map(({ document, line, path }) => `${document}:${line} cites ${path}, which is not there`)
    .join('\n')
}
