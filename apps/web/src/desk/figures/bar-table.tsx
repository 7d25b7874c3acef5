type BarTableProps = {
  readonly title: string
  readonly note?: string
  readonly columns: readonly [what: string, count: string, ...more: string[]]
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly count: number
    readonly more?: readonly string[]
  }[]
  /** The tone of the bars: `loss` where a long one is bad. */
  readonly tone?: 'plain' | 'loss'
}

/** A chart that is its own table: every bar stands beside the number that it is. */
export function BarTable({ title, note, columns, rows, tone = 'plain' }: BarTableProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <section className="min-w-0">
      <table className="w-full border-collapse text-body">
        <caption className="mb-2 text-left font-semibold">
          {title}
          {note && <span className="block text-note font-normal text-faint">{note}</span>}
        </caption>
        <thead>
          <tr className="border-b border-rule text-note text-faint">
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`h-8 font-medium ${index === 0 ? 'text-left' : 'pl-4 text-right whitespace-nowrap'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, count, more = [] }) => (
            <tr key={key} className="border-b border-rule">
              <th scope="row" className="py-1.5 text-left font-normal">
                <span className="line-clamp-2">{name}</span>
                <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="mt-1 h-1.5 w-full">
                  <rect width="100" height="1" className="fill-sunk" />
                  <rect
                    width={(count / most) * 100}
                    height="1"
                    className={tone === 'loss' ? 'fill-amber-dot' : 'fill-accent'}
                  />
                </svg>
              </th>
              {[String(count), ...more].map((value, index) => (
                // The columns never change their order.
                <td
                  key={columns[index + 1]}
                  className="pl-4 text-right align-top leading-9 whitespace-nowrap text-soft tabular-nums"
                >
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
