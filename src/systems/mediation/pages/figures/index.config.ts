export default definePageConfig({ navigationBarTitleText: '调解情况' })
