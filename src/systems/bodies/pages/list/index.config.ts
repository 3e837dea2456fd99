export default definePageConfig({ navigationBarTitleText: '谁来调解' })
