export default definePageConfig({ navigationBarTitleText: '督办案件' })
