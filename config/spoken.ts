import type { IPluginContext } from '@tarojs/service'

type Platform = {
  template: { modifyTemplateResult(result: string, node: string, level: number, children: string): string }
}

/**
 * Lets what pages say to screen readers reach the phone: Taro's templates carry no aria attributes. They are written
 * into the finished text of a template under the names the runtime sends them by, so that its short names for the
 * others stay as they are. One that is not said is empty, which a reader passes over.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn({ template }: Platform) {
      const before = template.modifyTemplateResult
      template.modifyTemplateResult = (result, node, level, children) =>
        speaking(before(result, node, level, children), node)
    },
  })
}

const label = { 'aria-label': 'ariaLabel' }
const state = {
  ...label,
  'aria-role': 'role',
  'aria-hidden': 'ariaHidden',
  'aria-checked': 'ariaChecked',
  'aria-selected': 'ariaSelected',
  'aria-disabled': 'ariaDisabled',
  'aria-live': 'ariaLive',
}

/** Nodes that may carry more than a class; Taro has others, without aria, for those that do not. */
const said: Record<string, Record<string, string>> = {
  view: state,
  'static-view': state,
  'catch-view': state,
  image: label,
  'static-image': label,
  input: label,
  textarea: label,
}

function speaking(result: string, node: string): string {
  const attributes = Object.entries(said[node] ?? {})
    .map(([name, from]) => ` ${name}="{{xs.b(i.${from},'')}}"`)
    .join('')
  return result.replace(/<(view|image|input|textarea)(?= )/g, tag => tag + attributes)
}
