export default definePageConfig({ navigationBarTitleText: '我管的联系圈' })
