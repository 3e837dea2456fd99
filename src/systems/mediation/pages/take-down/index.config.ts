export default definePageConfig({ navigationBarTitleText: '记下口头申请' })
