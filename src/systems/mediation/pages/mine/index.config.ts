export default definePageConfig({ navigationBarTitleText: '我的调解申请' })
