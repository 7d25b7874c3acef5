import { arch, availableParallelism, loadavg, platform, totalmem } from 'node:os'

/** What machine figures are from, without its name. */
export function machine() {
  return {
    system: `${platform()} ${arch()}`,
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    // Above the number of cores, something else was at work as well.
    loadAverage15Min: Number((loadavg()[2] ?? 0).toFixed(2)),
  }
}
