export default definePageConfig({ navigationBarTitleText: '我提的诉求' })
