export default definePageConfig({ navigationBarTitleText: '遇到事情' })
