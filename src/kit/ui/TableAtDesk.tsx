import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type Row,
  type RowSelectionState,
  type SortingState,
  type TableOptions,
  useReactTable,
  type VisibilityState,
} from '@tanstack/react-table'
import { type ReactNode, useState } from 'react'
import { Button } from './Button'
import { Small } from './Card'
import { Refused } from './Loaded'
import { Picks } from './Picks'
import { Sheet } from './Sheet'
import { Notice, Skeleton } from './signs'
import type { Column, TableProps } from './TableColumn'
import { TableHead } from './TableHead'
import { TableLines } from './TableLines'
import { TextInput } from './TextInput'

/**
 * The table of a desk. Sorting and finding work on the rows that are listed, and the page says so while more are
 * behind them.
 */
export function TableAtDesk<T>(props: TableProps<T>) {
  const { of, columns, empty, forPicked, label } = props
  const [words, setWords] = useState('')
  const [choosing, setChoosing] = useState(false)
  const { table, shownColumns, show } = useColumns(props, words)
  if (of.refusal) return <Refused refusal={of.refusal} retry={of.reload} />
  if (of.rows.length === 0) return of.waiting ? <Skeleton rows={6} /> : empty
  const lines = table.getRowModel().rows
  const picked = table.getSelectedRowModel().flatRows.map(({ original }) => original)
  const forget = () => table.resetRowSelection()
  return (
    <div className="nj-table">
      <div className="nj-table-top">
        <div className="nj-table-find">
          <TextInput
            name="find"
            label={`在列出的 ${of.rows.length} 行里找`}
            placeholder={`在列出的 ${of.rows.length} 行里找`}
            keyboard="search"
            value={words}
            onChange={setWords}
          />
        </div>
        <Button icon="columns-3" small onTap={() => setChoosing(true)}>
          选列
        </Button>
        {props.side}
      </div>
      {forPicked && picked.length > 0 && (
        <Picked count={picked.length} forget={forget}>
          {forPicked(picked, forget)}
        </Picked>
      )}
      <div className="nj-card nj-table-frame">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are walked with the arrow keys */}
        <table role="grid" aria-label={label} aria-multiselectable={forPicked ? true : undefined}>
          <TableHead table={table} columns={columns} mayPick={forPicked !== undefined} />
          <TableLines
            lines={lines}
            columns={columns}
            nameOf={props.nameOf}
            mayPick={forPicked !== undefined}
            chosen={props.chosen ?? null}
            onOpen={props.onOpen}
          />
        </table>
        {lines.length === 0 && (
          <div className="nj-table-none">
            {`列出的 ${of.rows.length} 行里没有“${words.trim()}”。${of.more ? '可以看后面的再找。' : ''}`}
          </div>
        )}
      </div>
      <div className="nj-line apart" role="status">
        <Small>{countWords(lines.length, of.rows.length, of.more)}</Small>
        {of.more && (
          <Button kind="plain" running={of.loadingMore} onTap={of.loadMore}>
            看后面的
          </Button>
        )}
      </div>
      {of.moreRefusal && <Notice tone="late">{of.moreRefusal.message}</Notice>}
      {choosing && (
        <Sheet title="显示哪些列" onClose={() => setChoosing(false)}>
          <Picks
            name="columns"
            label="至少留一列"
            options={columns.map(({ id, title }) => ({ value: id, label: title }))}
            value={shownColumns}
            onChange={next => next.length > 0 && show(next)}
          />
        </Sheet>
      )}
    </div>
  )
}

function Picked({ count, forget, children }: { count: number; forget(): void; children: ReactNode }) {
  return (
    <div className="nj-table-picked" role="status">
      <span className="nj-strong">{`选了 ${count} 行`}</span>
      {children}
      <Button kind="plain" small onTap={forget}>
        不选了
      </Button>
    </div>
  )
}

function useColumns<T>({ of, columns, idOf, forPicked }: TableProps<T>, words: string) {
  const [sorting, setSorting] = useState<SortingState>([])
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({})
  const [columnVisibility, setColumnVisibility] = useState<VisibilityState>(() =>
    Object.fromEntries(columns.map(({ id, hidden }) => [id, hidden !== true])),
  )
  const options: TableOptions<T> = {
    data: of.rows,
    columns: columns.map(column => ({
      id: column.id,
      header: column.title,
      accessorFn: item => column.value?.(item) ?? '',
      cell: ({ row }) => column.cell(row.original),
      enableSorting: column.value !== undefined,
      sortingFn: (a, b) => compare(column, a, b),
    })),
    getRowId: idOf,
    state: { sorting, rowSelection, columnVisibility, globalFilter: words.trim() },
    onSortingChange: setSorting,
    onRowSelectionChange: setRowSelection,
    onColumnVisibilityChange: setColumnVisibility,
    enableRowSelection: forPicked !== undefined,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, column, sought) => String(row.getValue(column)).includes(String(sought)),
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  }
  const table = useReactTable(options)
  return {
    table,
    shownColumns: table.getVisibleLeafColumns().map(({ id }) => id),
    show: (ids: readonly string[]) =>
      setColumnVisibility(Object.fromEntries(columns.map(({ id }) => [id, ids.includes(id)]))),
  }
}

function compare<T>({ value }: Column<T>, a: Row<T>, b: Row<T>): number {
  const one = value?.(a.original) ?? ''
  const other = value?.(b.original) ?? ''
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), 'zh-CN')
}

function countWords(shown: number, listed: number, more: boolean): string {
  const found = shown === listed ? `列出 ${listed} 行` : `找到 ${shown} 行，列出 ${listed} 行`
  return more ? `${found}，后面还有` : found
}
