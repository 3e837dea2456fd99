import { flexRender, type Row } from '@tanstack/react-table'
import { type KeyboardEvent, useState } from 'react'
import { Pick } from './Choice'
import type { Column } from './TableColumn'

type Props<T> = {
  lines: Row<T>[]
  columns: readonly Column<T>[]
  nameOf(item: T): string
  mayPick: boolean
  chosen: string | null
  onOpen?(item: T): void
}

/** The rows. One of them is reached with Tab; up and down, Home and End walk, Enter opens, Space picks. */
export function TableLines<T>({ lines, columns, nameOf, mayPick, chosen, onOpen }: Props<T>) {
  const [at, setAt] = useState<string | null>(null)
  const figures = new Set(columns.filter(column => column.figures).map(({ id }) => id))
  const reached = lines.some(({ id }) => id === at) ? at : lines[0]?.id
  const press = (event: KeyboardEvent<HTMLTableRowElement>, line: Row<T>) => {
    const to = walk(event.key, event.currentTarget)
    if (to) to.focus()
    else if (event.target !== event.currentTarget) return
    else if (event.key === 'Enter' && onOpen) onOpen(line.original)
    else if (event.key === ' ' && mayPick) line.toggleSelected()
    else return
    event.preventDefault()
  }
  return (
    <tbody>
      {lines.map(line => (
        <tr
          key={line.id}
          tabIndex={line.id === reached ? 0 : -1}
          aria-selected={mayPick ? line.getIsSelected() : line.id === chosen}
          className={`${line.id === chosen || line.getIsSelected() ? 'chosen' : ''}${onOpen ? ' opens' : ''}`}
          onFocus={() => setAt(line.id)}
          onKeyDown={event => press(event, line)}
          onClick={onOpen && (() => onOpen(line.original))}
        >
          {mayPick && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: it only keeps the box's own click from opening the row
            <td className="nj-table-pick" onClick={event => event.stopPropagation()}>
              <Pick
                checked={line.getIsSelected()}
                label={`选 ${nameOf(line.original)}`}
                onChange={on => line.toggleSelected(on)}
              />
            </td>
          )}
          {line.getVisibleCells().map(cell => (
            <td key={cell.id} className={figures.has(cell.column.id) ? 'figures' : undefined}>
              {flexRender(cell.column.columnDef.cell, cell.getContext())}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function walk(key: string, row: HTMLElement): HTMLElement | null {
  const { parentElement: all } = row
  const found = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: all?.firstElementChild,
    End: all?.lastElementChild,
  }[key]
  return found instanceof HTMLElement ? found : null
}
