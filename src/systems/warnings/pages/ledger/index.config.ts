export default definePageConfig({ navigationBarTitleText: '矛盾排查' })
