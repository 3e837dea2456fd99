export default definePageConfig({ navigationBarTitleText: '邀请进圈', enableShareAppMessage: true })
