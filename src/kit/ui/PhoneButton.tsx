import { Button } from '@tarojs/components'

/** WeChat's own button that hands over the phone number as a code; only on the phone. */
export function PhoneButton({ children, onCode }: { children: string; onCode(code: string): void }) {
  return (
    <Button
      className="nj-tap nj-button main"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code)
      }}
    >
      {children}
    </Button>
  )
}
