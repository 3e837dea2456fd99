import { useWide } from '../useWide'
import { PagedRows } from './Loaded'
import { TableAtDesk } from './TableAtDesk'
import type { TableProps } from './TableColumn'

/** A list as a table at a desk, to sort, search and pick in; below 1024 px and on the phone the same as rows. */
export function Table<T>(props: TableProps<T>) {
  const wide = useWide()
  if (process.env.TARO_ENV === 'h5' && wide) return <TableAtDesk {...props} />
  return <PagedRows of={props.of} idOf={props.idOf} row={props.row} empty={props.empty} />
}
