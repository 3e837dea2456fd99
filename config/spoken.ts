import type { IPluginContext } from '@tarojs/service'

type Platform = { template: { mergeComponents(ctx: IPluginContext, patch: Record<string, object>): void } }

/** Lets what pages say to screen readers reach the phone: its templates carry no aria attributes of their own. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      const label = { 'aria-label': 'i.ariaLabel' }
      const view = {
        ...label,
        'aria-role': 'i.role',
        'aria-hidden': 'i.ariaHidden',
        'aria-checked': 'i.ariaChecked',
      }
      platform.template.mergeComponents(ctx, {
        View: view,
        Text: label,
        Image: label,
        Input: label,
        Textarea: label,
      })
    },
  })
}
