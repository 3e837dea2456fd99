export default definePageConfig({ navigationBarTitleText: '匿名身份申请' })
