export default definePageConfig({ navigationBarTitleText: '预警与突发' })
