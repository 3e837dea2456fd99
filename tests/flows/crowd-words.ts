/** A dispute as anybody files it, but for the body. */
export const dispute = {
  filer: '苏晓梅',
  dispute: 'wages',
  respondent: '宏达机械有限公司',
  respondentAddress: '东河街道工业路 8 号',
  request: '支付两个月工资。',
  facts: '公司两个月没有发工资。',
}
