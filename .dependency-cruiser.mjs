// The arrows of the layout (docs/architecture.md): a room may import the rooms named beside it, and nothing further right.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const below = ['packages/shared', 'drizzle', 'packages/store', 'packages/rooms']
const all = [...below, 'packages/recordings', 'packages/stack']

/** Each room and the rooms it may import, itself aside. Nobody may import an app. */
const mayImport = {
  'packages/shared': [],
  drizzle: ['packages/shared'],
  'packages/store': ['packages/shared', 'drizzle'],
  'packages/rooms': ['packages/shared', 'drizzle', 'packages/store'],
  'packages/recordings': [],
  'apps/agent': [...below, 'packages/recordings'],
  'apps/web': [...below, 'packages/recordings'],
  'apps/local-voice': ['packages/shared'],
  'packages/stack': below,
  e2e: all,
  // The people of the stories also take the demo and the measurements.
  bench: [...all, 'e2e/people'],
  scripts: [...all, 'e2e/people', 'e2e/faults', 'e2e/simulation', 'e2e/stories.ts', 'bench'],
  test: [...all, 'scripts'],
}

/** Where an outside package may be used; everywhere else it is refused. */
const keepOutside = [
  { name: 'drizzle-orm', of: 'drizzle-orm', rooms: ['drizzle', 'packages/store'] },
  { name: 'postgres', of: 'postgres', rooms: ['drizzle'] },
  { name: 'livekit-server-sdk', of: 'livekit-server-sdk', rooms: ['packages/rooms', 'packages/stack', 'e2e', 'bench'] },
  { name: 'livekit-agents', of: '@livekit/agents[^/]*', rooms: ['apps/agent', 'bench', 'e2e/canaries'] },
  { name: 'aws4fetch', of: 'aws4fetch', rooms: ['packages/recordings'] },
  { name: 'espeak-ng', of: 'espeak-ng', rooms: ['apps/local-voice'] },
]

const roomPattern = (rooms) => `^(${rooms.join('|')})(/|$)`
const testFile = '\\.test\\.tsx?$'

/** Files that reach the browser: those of the candidate's room, and every other one that says so in its first line. */
function clientFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/node_modules|\.next/.test(path))
    .filter((path) => /^\s*(['"])use client\1/.test(readFileSync(path, 'utf8')))
    .map((path) => `^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

export default {
  forbidden: [
    ...Object.entries(mayImport).map(([room, rooms]) => ({
      name: `arrow-${room.replace('/', '-')}`,
      comment: `${room} may import ${rooms.join(', ') || 'no other room'}`,
      severity: 'error',
      // A live test, and what stands in a folder `testing` for it, may start the stack to have something to test against;
      // the code beside it may not.
      from: { path: roomPattern([room]), pathNot: [`\\.(live|pg)${testFile}`, '/src/testing/'] },
      to: { path: roomPattern(Object.keys(mayImport)), pathNot: roomPattern([room, ...rooms]) },
    })),
    {
      name: 'no-app-imported',
      comment: 'Apps are started as processes; their code is theirs alone',
      severity: 'error',
      from: { path: '^(apps/[^/]+|[^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^$1/' },
    },
    {
      name: 'shared-imports-only-zod',
      comment: 'The language does no input or output: only zod, and only itself',
      severity: 'error',
      from: { path: '^packages/shared/', pathNot: testFile },
      to: { pathNot: '^packages/shared/|node_modules/zod/' },
    },
    ...keepOutside.map(({ name, of, rooms }) => ({
      name: `only-here-${name}`,
      comment: `${name} is used in ${rooms.join(', ')} only`,
      severity: 'error',
      from: { pathNot: roomPattern(rooms) },
      to: { path: `node_modules/${of}/` },
    })),
    {
      name: 'client-code-stays-in-the-browser',
      comment: 'What reaches a browser may not reach the store, the rooms or the schema, not even through others',
      severity: 'error',
      from: { path: ['^apps/web/src/interview/', ...clientFiles('apps/web')], pathNot: testFile },
      to: {
        path: roomPattern(['packages/store', 'packages/rooms', 'packages/recordings', 'drizzle']),
        reachable: true,
      },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.data|\\.turbo|coverage|test-results|playwright-report)/|next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
