import type { Header, Table } from '@tanstack/react-table'
import { Pick } from './Choice'
import { Icon } from './Icon'
import type { Column } from './TableColumn'
import { Tap } from './Tap'

/** The names of the columns; touching one sorts by it, again the other way, and again as it came. */
export function TableHead<T>({
  table,
  columns,
  mayPick,
}: {
  table: Table<T>
  columns: readonly Column<T>[]
  mayPick: boolean
}) {
  const all = table.getIsAllRowsSelected()
  return (
    <thead>
      {table.getHeaderGroups().map(group => (
        <tr key={group.id}>
          {mayPick && (
            <th scope="col" className="nj-table-pick">
              <Pick
                checked={all}
                label={all ? '都不选' : '选列出的全部'}
                onChange={on => table.toggleAllRowsSelected(on)}
              />
            </th>
          )}
          {group.headers.map(header => {
            const column = columns.find(({ id }) => id === header.column.id)
            return column && <Name key={header.id} header={header} column={column} />
          })}
        </tr>
      ))}
    </thead>
  )
}

function Name<T>({ header, column }: { header: Header<T, unknown>; column: Column<T> }) {
  const className = column.figures ? 'figures' : undefined
  if (!header.column.getCanSort()) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    )
  }
  const sorted = header.column.getIsSorted()
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
    >
      <Tap
        className={`nj-table-sort${sorted ? ' on' : ''}`}
        onTap={() =>
          sorted === 'desc' ? header.column.clearSorting() : header.column.toggleSorting(sorted === 'asc')
        }
      >
        {column.title}
        <Icon
          name={sorted === 'asc' ? 'arrow-up' : sorted === 'desc' ? 'arrow-down' : 'arrow-up-down'}
          size="s"
        />
      </Tap>
    </th>
  )
}
