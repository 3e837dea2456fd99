/** A name for one intent that no other intent has: 26 characters, kept over every repetition of the call. */
export function newRequestId(): string {
  let id = ''
  for (let time = Date.now(), i = 0; i < 10; i++, time = Math.floor(time / 32)) id = letter(time % 32) + id
  for (let i = 0; i < 16; i++) id += letter(Math.floor(Math.random() * 32))
  return id
}

const letter = (n: number) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(n)
