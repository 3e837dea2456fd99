import { useRouter } from '@tarojs/taro'

/** A parameter of this page's route, read alike on the phone and the desk; '' when it is not there. */
export function useParam(name: string): string {
  const given = useRouter().params[name] ?? ''
  try {
    return decodeURIComponent(given)
  } catch {
    return given
  }
}
