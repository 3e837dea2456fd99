export default definePageConfig({ navigationBarTitleText: '演示发件箱' })
