export default definePageConfig({ navigationBarTitleText: '我的凭证' })
