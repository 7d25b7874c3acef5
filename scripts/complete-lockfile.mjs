// Completes package-lock.json with the prebuilt binaries of other platforms that the registry in use does not offer.
// A mirror without them makes npm write a lockfile that `npm ci` then refuses; run this after `npm install` behind one.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** os, cpu and libc of a platform package, read from its name (`@oxlint/binding-linux-arm64-musl`). */
function platformOf(name) {
  const words = name.toLowerCase().replace('windows', 'win32').split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? 'musl'
      : words.includes('gnu') || words.includes('gnueabihf')
        ? 'glibc'
        : null
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) }
}

let added = 0
for (const owner of Object.keys(lock.packages)) {
  const { optionalDependencies = {}, dev } = lock.packages[owner]
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const nested = `${owner}/node_modules/${name}`
    const hoisted = `node_modules/${name}`
    const settled = lock.packages[nested] ?? lock.packages[hoisted]
    if (settled?.version === version || !/^\d/.test(version)) continue
    const place = lock.packages[hoisted] ? nested : hoisted
    lock.packages[place] = { version, ...platformOf(name), ...(dev ? { dev: true } : {}), optional: true }
    added += 1
  }
}
const sorted = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`)
console.log(`package-lock.json: ${added} platform packages added`)
