export default definePageConfig({ navigationBarTitleText: '建联系圈' })
