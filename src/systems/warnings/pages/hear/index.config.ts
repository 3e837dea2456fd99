export default definePageConfig({ navigationBarTitleText: '报一件听说的事' })
