export default definePageConfig({ navigationBarTitleText: '进联系圈' })
