export type Sheet = { title: string; taken: (value: unknown) => void; left: () => void } & (
  | { kind: 'list'; options: string[]; value: number }
  | { kind: 'columns'; columns: string[][]; value: number[] }
  | { kind: 'date' | 'time'; value: string; min: string; max: string }
)

/** The phone's own sheet at the foot of the screen: a list is taken by one tap, the others by 确定. */
export function openSheet(sheet: Sheet): void {
  const cover = make('div', 'phone-cover')
  const box = make('div', 'phone-sheet')
  box.setAttribute('role', 'dialog')
  const close = (then: () => void) => () => {
    cover.remove()
    then()
  }
  if (sheet.title) box.append(make('div', 'phone-sheet-title', sheet.title))
  if (sheet.kind === 'list') {
    const list = sheet.options.map((option, index) => {
      const row = button(
        option,
        close(() => sheet.taken(index)),
      )
      row.setAttribute('aria-pressed', String(index === sheet.value))
      return row
    })
    box.append(...list, button('取消', close(sheet.left)))
  } else {
    const { fields, read } = sheet.kind === 'columns' ? columnFields(sheet) : dayField(sheet)
    const confirm = button('确定', () => {
      cover.remove()
      sheet.taken(read())
    })
    box.append(...fields, confirm, button('取消', close(sheet.left)))
  }
  cover.append(box)
  document.body.append(cover)
}

/** A question of the phone with one or two answers. */
export function openQuestion(
  title: string,
  content: string,
  answers: { words: string; chosen: () => void }[],
): void {
  const cover = make('div', 'phone-cover')
  const box = make('div', 'phone-question')
  box.setAttribute('role', 'alertdialog')
  if (title) box.append(make('div', 'phone-sheet-title', title))
  if (content) box.append(make('div', 'phone-question-content', content))
  for (const { words, chosen } of answers) {
    box.append(
      button(words, () => {
        cover.remove()
        chosen()
      }),
    )
  }
  cover.append(box)
  document.body.append(cover)
}

/** A DOM element of the phone itself. */
export function make(tag: string, className: string, words = ''): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = words
  return element
}

/** A button of the phone itself. */
export function button(words: string, pressed: () => void): HTMLElement {
  const element = make('button', 'phone-button', words)
  element.onclick = pressed
  return element
}

type Fields = { fields: HTMLElement[]; read: () => unknown }

function columnFields({ columns, value }: Extract<Sheet, { kind: 'columns' }>): Fields {
  const fields = columns.map((column, index) => {
    const select = document.createElement('select')
    select.append(...column.map(words => make('option', '', words)))
    select.selectedIndex = value[index] ?? 0
    return select
  })
  return { fields, read: () => fields.map(field => field.selectedIndex) }
}

function dayField({ kind, value, min, max }: Extract<Sheet, { kind: 'date' | 'time' }>): Fields {
  const field = document.createElement('input')
  field.type = kind
  field.value = value
  field.min = min
  field.max = max
  field.setAttribute('aria-label', kind === 'date' ? '日期' : '时间')
  return { fields: [field], read: () => field.value }
}
