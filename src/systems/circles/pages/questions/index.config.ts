export default definePageConfig({ navigationBarTitleText: '圈里的问题' })
